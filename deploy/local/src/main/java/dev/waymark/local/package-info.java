/// The one-command start: a durable PostgreSQL of its own, the three services as child processes,
/// and a demo workspace. Plain Java; {@link dev.waymark.local.Start} is the door.
///
/// Where Waymark really runs, {@link dev.waymark.local.Setup} alone is of use: the first run of an
/// installation in containers. Everything else is for laptops and for tests.
@NullMarked
package dev.waymark.local;

import org.jspecify.annotations.NullMarked;
