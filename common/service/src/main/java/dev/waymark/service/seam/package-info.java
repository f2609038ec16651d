/// What the rest of the service gets from outside, so that tests can hold it still: the time, and
/// randomness.
@NullMarked
package dev.waymark.service.seam;

import org.jspecify.annotations.NullMarked;
