/// Single clicks, as long as their rows are kept.
@NullMarked
package dev.waymark.analytics.recent;

import org.jspecify.annotations.NullMarked;
