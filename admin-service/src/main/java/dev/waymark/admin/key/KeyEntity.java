package dev.waymark.admin.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row of `admin.api_key`. Only the day of its last use changes once it is there.
@Entity
@Table(name = "api_key")
class KeyEntity {
  @Id String id;

  @Column(name = "workspace_id")
  String workspaceId;

  String name;

  /// The text of what it may do.
  @Column(updatable = false)
  String role;

  @Column(name = "key_prefix")
  String keyPrefix;

  String hash;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  /// From when on it opens nothing; null for never.
  @Column(name = "expires_at", updatable = false)
  @Nullable Instant expiresAt;

  /// In UTC; null when it never was.
  @Column(name = "last_used")
  @Nullable LocalDate lastUsed;
}
