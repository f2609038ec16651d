@NullMarked
package dev.waymark.bench;

import org.jspecify.annotations.NullMarked;
