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
    @Schema(required = true) String id,
    @Schema(required = true) String workspaceId,
    @Schema(required = true) String userId,
    @Schema(required = true, nullable = true) @Nullable String userName,
    @Schema(required = true) String action,
    @Schema(required = true) String subject,
    @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable JsonNode before,
    @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable JsonNode after,
    @Schema(required = true) Instant createdAt) {

  /// @param userName of a person; null for a key and whatever else is no person
  static AuditView of(AuditEntity entity, @Nullable String userName) {
    return new AuditView(
        entity.id,
        entity.workspaceId,
        entity.caller,
        userName,
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
