package dev.waymark.admin.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log as people read it.
///
/// @param caller the id of a person or key, `operator`, or `system` where nobody of the workspace
///   did it
/// @param callerName what the person or key is called now; null for all others, and for what is
///   gone
/// @param subject what it was done to: its name, slug, host or address; null where that is not
///   known any more
public record AuditLine(
    AuditAction action,
    String caller,
    @Nullable String callerName,
    @Nullable String subject,
    Instant at) {}
