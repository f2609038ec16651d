package dev.waymark.admin.key;

import dev.waymark.service.access.Grant;
import dev.waymark.service.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key as it is answered, without the key.
///
/// @param role null for a key with scopes
/// @param expiresAt null for never
/// @param lastUsed the day, in UTC, on which it was used last here; null when it never was
/// @param keyPrefix its first characters, by which its holder recognises it
@Schema(name = "ApiKey")
public record KeyView(
    @Schema(required = true) String id,
    @Schema(required = true) String name,
    @Schema(
            required = true,
            nullable = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        @Nullable String role,
    @Schema(required = true) List<String> scopes,
    @Schema(required = true) String keyPrefix,
    @Schema(required = true, nullable = true) @Nullable Instant expiresAt,
    @Schema(required = true, nullable = true) @Nullable LocalDate lastUsed,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  static KeyView of(KeyEntity entity, Grant grant) {
    return new KeyView(
        entity.id,
        entity.name,
        grant instanceof Grant.OfRole(Role role) ? role.key() : null,
        grant instanceof Grant.OfScopes ? List.of(grant.text().split(" ", -1)) : List.of(),
        entity.keyPrefix,
        entity.expiresAt,
        entity.lastUsed,
        entity.createdAt,
        entity.createdAt);
  }
}
