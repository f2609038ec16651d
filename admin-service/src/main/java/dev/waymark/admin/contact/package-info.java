/// Whom to tell of a hole in this installation.
@NullMarked
package dev.waymark.admin.contact;

import org.jspecify.annotations.NullMarked;
