@NullMarked
package dev.waymark.word;

import org.jspecify.annotations.NullMarked;
