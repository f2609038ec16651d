@NullMarked
package dev.waymark.redirect.counter;

import org.jspecify.annotations.NullMarked;
