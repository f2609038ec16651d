/// Deleting a workspace: it can be taken back for a while, and is erased after that, some rows at a
/// time.
@NullMarked
package dev.waymark.admin.deletion;

import org.jspecify.annotations.NullMarked;
