@NullMarked
package dev.waymark.redirect;

import org.jspecify.annotations.NullMarked;
