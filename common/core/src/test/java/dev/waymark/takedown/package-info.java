@NullMarked
package dev.waymark.takedown;

import org.jspecify.annotations.NullMarked;
