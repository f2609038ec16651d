/// The settings of a workspace: what it is, who is in it, and the keys of programs.
@NullMarked
package dev.waymark.admin.dashboard.settings;

import org.jspecify.annotations.NullMarked;
