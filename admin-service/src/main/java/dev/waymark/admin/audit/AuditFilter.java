package dev.waymark.admin.audit;

import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are asked for. A criterion that is null does not count.
///
/// @param action the key of an {@link AuditAction}
/// @param kind what the keys of the actions begin with, up to their dot
/// @param caller the id of a key, or `operator`
/// @param from the first moment that counts
/// @param until the first moment that does not
record AuditFilter(
    @Nullable String action,
    @Nullable String kind,
    @Nullable String caller,
    @Nullable Instant from,
    @Nullable Instant until) {

  static PageRequest request(UriInfo uri) {
    return PageRequest.of(uri, "action", "kind", "user_id", "from", "to");
  }

  static AuditFilter of(PageRequest request) {
    String action =
        request.get("action") == null ? null : request.oneOf("action", AuditAction.keys(), "");
    String kind =
        request.get("kind") == null ? null : request.oneOf("kind", AuditAction.kinds(), "");
    return new AuditFilter(
        action,
        kind,
        request.get("user_id"),
        request.parameters().from("from"),
        request.parameters().until("to"));
  }
}
