/// Tries a link out with a made-up visitor at a made-up time, through the code that serves the real
/// ones. It counts no click and moves nothing.
@NullMarked
package dev.waymark.admin.simulation;

import org.jspecify.annotations.NullMarked;
