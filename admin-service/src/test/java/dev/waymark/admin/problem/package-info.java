@NullMarked
package dev.waymark.service.problem;

import org.jspecify.annotations.NullMarked;
