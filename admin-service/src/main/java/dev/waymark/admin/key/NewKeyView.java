package dev.waymark.admin.key;

import dev.waymark.service.access.Secret;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key as it is answered once, when it was made.
///
/// @param key the key itself; null when the request was repeated, for it is not kept
@Schema(name = "CreatedApiKey")
public record NewKeyView(
    @Schema(required = true) String id,
    @Schema(required = true) String name,
    @Schema(
            required = true,
            nullable = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        @Nullable String role,
    @Schema(required = true) List<String> scopes,
    @Schema(required = true, nullable = true) @Nullable String key,
    @Schema(required = true) String keyPrefix,
    @Schema(required = true, nullable = true) @Nullable Instant expiresAt,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  static NewKeyView of(KeyView view, Secret secret) {
    return new NewKeyView(
        view.id(),
        view.name(),
        view.role(),
        view.scopes(),
        secret.text(),
        view.keyPrefix(),
        view.expiresAt(),
        view.createdAt(),
        view.updatedAt());
  }

  /// The same without the key.
  NewKeyView withoutKey() {
    return new NewKeyView(id, name, role, scopes, null, keyPrefix, expiresAt, createdAt, updatedAt);
  }

  @Override
  public String toString() {
    return "NewKeyView[id=" + id + "]";
  }
}
