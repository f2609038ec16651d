/// Benchmarks of the hot path.
@NullMarked
package dev.waymark.bench;

import org.jspecify.annotations.NullMarked;
