@NullMarked
package dev.waymark.redirect.replica;

import org.jspecify.annotations.NullMarked;
