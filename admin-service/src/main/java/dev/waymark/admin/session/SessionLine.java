package dev.waymark.admin.session;

import java.time.Instant;

/// A session as its person sees it.
///
/// @param userAgent what the browser says it is, up to 255 characters; empty when it says nothing
/// @param seenAt the last request, to the minute
/// @param endsAt when it ends at the latest
/// @param current whether it is the one that asks
public record SessionLine(
    String id,
    String userAgent,
    Instant createdAt,
    Instant seenAt,
    Instant endsAt,
    boolean current) {}
