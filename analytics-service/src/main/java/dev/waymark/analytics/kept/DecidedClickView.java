package dev.waymark.analytics.kept;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What decided a click, as it was noted then.
///
/// @param rulesVersion which version of the link's rules was in force; 0 when it had none
record DecidedClickView(
    String id,
    Instant at,
    String outcome,
    String step,
    @Nullable String rule,
    @Nullable String channel,
    @Nullable String variant,
    long rulesVersion) {}
