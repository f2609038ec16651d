/// Everything that a node serves, in memory: no visit asks a database, whether its slug is known or
/// not.
///
/// {@link dev.waymark.redirect.replica.Links} is the door. Behind it a thread of its own follows
/// the publication in PostgreSQL, and a file on disk lets a node start while PostgreSQL is away.
@NullMarked
package dev.waymark.redirect.replica;

import org.jspecify.annotations.NullMarked;
