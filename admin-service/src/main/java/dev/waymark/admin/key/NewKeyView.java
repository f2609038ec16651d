package dev.waymark.admin.key;

import dev.waymark.service.access.Secret;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key as it is answered once, when it was made.
///
/// @param key the key itself; null when the request was repeated, for it is not kept
@Schema(name = "CreatedApiKey")
record NewKeyView(
    @Schema(required = true, examples = "key_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "Website") String name,
    @Schema(
            required = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        String role,
    @Schema(
            required = true,
            nullable = true,
            description =
                "The key. Shown only this once and kept nowhere: when the request is repeated with"
                    + " the same Idempotency-Key, this is null.")
        @Nullable String key,
    @Schema(required = true, examples = "wmk_a1B2c3") String keyPrefix,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  static NewKeyView of(KeyView view, Secret secret) {
    return new NewKeyView(
        view.id(),
        view.name(),
        view.role(),
        secret.text(),
        view.keyPrefix(),
        view.createdAt(),
        view.updatedAt());
  }

  /// The same without the key.
  NewKeyView withoutKey() {
    return new NewKeyView(id, name, role, null, keyPrefix, createdAt, updatedAt);
  }

  @Override
  public String toString() {
    return "NewKeyView[id=" + id + "]";
  }
}
