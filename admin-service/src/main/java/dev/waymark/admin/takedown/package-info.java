/// What the operator has taken down: links, workspaces, and hosts that nobody is sent to.
@NullMarked
package dev.waymark.admin.takedown;

import org.jspecify.annotations.NullMarked;
