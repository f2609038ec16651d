@NullMarked
package dev.waymark.redirect.visit;

import org.jspecify.annotations.NullMarked;
