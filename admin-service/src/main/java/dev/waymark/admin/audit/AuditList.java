package dev.waymark.admin.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of the audit log.
///
/// @param nextCursor where the next page begins; null when this is the last
record AuditList(
    @Schema(required = true) List<AuditView> entries,
    @Schema(nullable = true) @Nullable String nextCursor) {}
