package dev.waymark.redirect.snapshot;

import org.jspecify.annotations.Nullable;

/// A published link, as its row stands in PostgreSQL.
///
/// @param id the link's id
/// @param version grows by one with each change
/// @param xid the transaction that wrote this version
/// @param body the document as JSON; null for a tombstone
record Published(String id, long version, long xid, @Nullable String body) {}
