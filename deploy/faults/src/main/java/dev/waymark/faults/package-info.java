/// Clicks are counted exactly once, whatever is killed, whenever: clicks with a nonce each, a
/// seeded schedule of kills, and a comparison of what visitors were answered with what was counted.
/// {@link dev.waymark.faults.Faults} is the door.
@NullMarked
package dev.waymark.faults;

import org.jspecify.annotations.NullMarked;
