/// What the links of a workspace refer to by key: its channels, pools, schedules and segments. No
/// reference leads nowhere: one to what is not there is refused, and so is the deletion of what is
/// in use.
@NullMarked
package dev.waymark.admin.directory;

import org.jspecify.annotations.NullMarked;
