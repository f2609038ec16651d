/// Hosts of their own on which workspaces have their links answer, and the proof that they are
/// theirs.
@NullMarked
package dev.waymark.admin.domain;

import org.jspecify.annotations.NullMarked;
