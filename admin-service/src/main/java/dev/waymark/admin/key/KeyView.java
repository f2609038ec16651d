package dev.waymark.admin.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A key as it is answered, without the key.
///
/// @param keyPrefix its first characters, by which its holder recognises it
@Schema(name = "ApiKey")
record KeyView(
    @Schema(required = true) String id,
    @Schema(required = true) String name,
    @Schema(
            required = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        String role,
    @Schema(required = true) String keyPrefix,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  static KeyView of(KeyEntity entity) {
    return new KeyView(
        entity.id, entity.name, entity.role, entity.keyPrefix, entity.createdAt, entity.createdAt);
  }
}
