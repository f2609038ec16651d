@NullMarked
package dev.waymark.redirect.drain;

import org.jspecify.annotations.NullMarked;
