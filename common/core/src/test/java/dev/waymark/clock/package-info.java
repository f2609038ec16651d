@NullMarked
package dev.waymark.clock;

import org.jspecify.annotations.NullMarked;
