/// How answers are written.
@NullMarked
package dev.waymark.analytics.answer;

import org.jspecify.annotations.NullMarked;
