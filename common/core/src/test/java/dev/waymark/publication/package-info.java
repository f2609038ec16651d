@NullMarked
package dev.waymark.publication;

import org.jspecify.annotations.NullMarked;
