package dev.waymark.admin.pool;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of pools.
///
/// @param nextCursor where the next page begins; null when this is the last
record PoolList(
    @Schema(required = true) List<PoolView> pools,
    @Schema(nullable = true) @Nullable String nextCursor) {}
