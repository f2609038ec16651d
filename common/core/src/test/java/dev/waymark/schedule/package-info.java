@NullMarked
package dev.waymark.schedule;

import org.jspecify.annotations.NullMarked;
