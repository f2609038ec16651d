package dev.waymark.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.database.StoredJson;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log as it is answered.
@Schema(name = "AuditEntry")
record AuditView(
    @Schema(required = true, examples = "aud_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "ws_3v9k2m4c6b8x0z1q5w7r") String workspaceId,
    @Schema(
            required = true,
            description =
                "The id of the key that was used, or operator; system for what nobody of the"
                    + " workspace did.",
            examples = "key_3v9k2m4c6b8x0z1q5w7r")
        String userId,
    @Schema(required = true, examples = "link.update") String action,
    @Schema(
            required = true,
            description = "The id of what was changed.",
            examples = "lnk_3v9k2m4c6b8x0z1q5w7r")
        String subject,
    @Schema(
            type = SchemaType.OBJECT,
            nullable = true,
            description = "What it was; of a change, only what differs. Null when it is new.")
        @Nullable JsonNode before,
    @Schema(
            type = SchemaType.OBJECT,
            nullable = true,
            description = "What it became; of a change, only what differs. Null when it is gone.")
        @Nullable JsonNode after,
    @Schema(required = true) Instant createdAt) {

  static AuditView of(AuditEntity entity) {
    return new AuditView(
        entity.id,
        entity.workspaceId,
        entity.caller,
        entity.action,
        entity.subject,
        parse(entity.before),
        parse(entity.after),
        entity.createdAt);
  }

  private static @Nullable JsonNode parse(@Nullable String json) {
    return json == null ? null : StoredJson.parse(json);
  }
}
