/// Wall clocks: what time it is in a zone, and how times and zones are written.
@NullMarked
package dev.waymark.clock;

import org.jspecify.annotations.NullMarked;
