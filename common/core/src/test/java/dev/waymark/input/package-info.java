@NullMarked
package dev.waymark.input;

import org.jspecify.annotations.NullMarked;
