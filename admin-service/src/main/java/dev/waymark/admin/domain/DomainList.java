package dev.waymark.admin.domain;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of domains.
///
/// @param nextCursor where the next page begins; null when this is the last
record DomainList(
    @Schema(required = true) List<DomainView> domains,
    @Schema(nullable = true) @Nullable String nextCursor) {}
