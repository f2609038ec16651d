/// Answers that are sent while they are made, for what can be larger than memory.
@NullMarked
package dev.waymark.service.stream;

import org.jspecify.annotations.NullMarked;
