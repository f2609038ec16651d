/// The links of a workspace: finding, making, changing, printing and moving them.
@NullMarked
package dev.waymark.admin.dashboard.link;

import org.jspecify.annotations.NullMarked;
