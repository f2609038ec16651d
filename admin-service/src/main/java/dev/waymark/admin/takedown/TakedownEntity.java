package dev.waymark.admin.takedown;

import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `admin.takedown`.
@Entity
@Table(name = "takedown")
class TakedownEntity {
  /// Of those that were made by the API.
  static final String OPERATOR = "operator";

  /// Of those that stand in the file.
  static final String FILE = "file";

  @Id String id;

  @Column(updatable = false)
  String what;

  @Column(updatable = false)
  String subject;

  /// Whose it is; null for a host.
  @Column(name = "workspace_id", updatable = false)
  @Nullable String workspaceId;

  String reason;

  String source;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  Takedown takedown() {
    return new Takedown(Objects.requireNonNull(What.of(what)), subject);
  }
}
