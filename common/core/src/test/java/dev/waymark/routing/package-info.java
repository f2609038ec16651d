@NullMarked
package dev.waymark.routing;

import org.jspecify.annotations.NullMarked;
