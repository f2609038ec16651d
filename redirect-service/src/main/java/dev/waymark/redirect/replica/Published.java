package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import org.jspecify.annotations.Nullable;

/// A published document, as its row stands in PostgreSQL.
///
/// @param kind what it is about
/// @param id its id among those of its kind
/// @param version grows by one with each change
/// @param xid the transaction that wrote this version
/// @param body null for a tombstone
record Published(DocumentKind kind, String id, long version, long xid, @Nullable Body body) {}
