/// Secrets that come from files: at the start as settings, and later when a file has changed.
@NullMarked
package dev.waymark.secret;

import org.jspecify.annotations.NullMarked;
