package dev.waymark.admin.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A key as it is answered, without the key.
///
/// @param keyPrefix its first characters, by which its holder recognises it
@Schema(name = "ApiKey")
record KeyView(
    @Schema(required = true, examples = "key_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "Website") String name,
    @Schema(
            required = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        String role,
    @Schema(
            required = true,
            description = "The first characters of the key, by which to recognise it.",
            examples = "wmk_a1B2c3")
        String keyPrefix,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true, description = "Keys never change, so this is created_at.")
        Instant updatedAt) {

  static KeyView of(KeyEntity entity) {
    return new KeyView(
        entity.id, entity.name, entity.role, entity.keyPrefix, entity.createdAt, entity.createdAt);
  }
}
