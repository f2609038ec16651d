/// How answers are written.
@NullMarked
package dev.waymark.service.answer;

import org.jspecify.annotations.NullMarked;
