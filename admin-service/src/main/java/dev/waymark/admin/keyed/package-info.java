/// What all resources that a workspace has under keys have alike: channels, pools and schedules.
@NullMarked
package dev.waymark.admin.keyed;

import org.jspecify.annotations.NullMarked;
