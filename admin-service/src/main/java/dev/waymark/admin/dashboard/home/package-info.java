/// Where somebody comes first, and the workspaces that they can go to.
@NullMarked
package dev.waymark.admin.dashboard.home;

import org.jspecify.annotations.NullMarked;
