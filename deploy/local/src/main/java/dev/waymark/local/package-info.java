/// The one-command start: a durable PostgreSQL of its own, the three services as child processes,
/// and a demo workspace. Plain Java; {@link dev.waymark.local.Start} is the door.
///
/// Nothing here is needed where Waymark really runs: it is for laptops and for tests.
@NullMarked
package dev.waymark.local;

import org.jspecify.annotations.NullMarked;
