package dev.waymark.admin.workspace;

import java.time.Instant;

/// A workspace that was deleted, while it can be taken back.
///
/// @param until when it can be taken back no longer, and is erased
public record DeletedWorkspace(String id, String name, Instant deletedAt, Instant until) {}
