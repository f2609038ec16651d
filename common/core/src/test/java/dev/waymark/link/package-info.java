@NullMarked
package dev.waymark.link;

import org.jspecify.annotations.NullMarked;
