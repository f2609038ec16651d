/// The documents that admin-service publishes and the other services read, and how they stand in
/// PostgreSQL (`db/publication`). A document is complete in itself: whoever has it needs no look-up
/// to act on it.
@NullMarked
package dev.waymark.publication;

import org.jspecify.annotations.NullMarked;
