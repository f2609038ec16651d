/// The first person of an installation, and their workspace.
@NullMarked
package dev.waymark.admin.setup;

import org.jspecify.annotations.NullMarked;
