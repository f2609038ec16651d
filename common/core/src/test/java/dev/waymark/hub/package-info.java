@NullMarked
package dev.waymark.hub;

import org.jspecify.annotations.NullMarked;
