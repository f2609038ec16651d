@NullMarked
package dev.waymark.service.stream;

import org.jspecify.annotations.NullMarked;
