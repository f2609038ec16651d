package dev.waymark.admin.takedown;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A takedown as the operator sees it.
@Schema(name = "Takedown")
record TakedownView(
    @Schema(required = true) String id,
    @Schema(
            required = true,
            enumeration = {"link", "workspace", "host"})
        String what,
    @Schema(required = true) String subject,
    @Schema(nullable = true) @Nullable String workspaceId,
    @Schema(required = true) String reason,
    @Schema(
            required = true,
            enumeration = {"operator", "file"})
        String source,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  static TakedownView of(TakedownEntity entity) {
    return new TakedownView(
        entity.id,
        entity.what,
        entity.subject,
        entity.workspaceId,
        entity.reason,
        entity.source,
        entity.createdAt,
        entity.updatedAt);
  }
}
