package dev.waymark.analytics.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param from the first moment; null for the very beginning
/// @param to the first moment after
public record Span(@Nullable Instant from, Instant to) {}
