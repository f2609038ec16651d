package dev.waymark.admin.takedown;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A takedown as the operator sees it.
@Schema(name = "Takedown")
record TakedownView(
    @Schema(required = true, examples = "tkd_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(
            required = true,
            enumeration = {"link", "workspace", "host"})
        String what,
    @Schema(
            required = true,
            description = "The id of the link or workspace, or the host.",
            examples = "evil.example")
        String subject,
    @Schema(
            nullable = true,
            description = "The id of the workspace that it is or belongs to; null for a host.",
            examples = "ws_3v9k2m4c6b8x0z1q5w7r")
        @Nullable String workspaceId,
    @Schema(required = true, description = "What its owner reads.", examples = "Phishing")
        String reason,
    @Schema(
            required = true,
            description = "Whether it was taken down by the API, or stands in the file.",
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
