@NullMarked
package dev.waymark.redirect.snapshot;

import org.jspecify.annotations.NullMarked;
