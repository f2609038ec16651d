/// What all resources that a workspace has under keys have alike: channels, pools, schedules and
/// segments.
@NullMarked
package dev.waymark.admin.keyed;

import org.jspecify.annotations.NullMarked;
