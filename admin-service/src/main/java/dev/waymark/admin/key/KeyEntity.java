package dev.waymark.admin.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `admin.api_key`. Never changed once it is there.
@Entity
@Table(name = "api_key")
class KeyEntity {
  @Id String id;

  @Column(name = "workspace_id")
  String workspaceId;

  String name;

  String role;

  @Column(name = "key_prefix")
  String keyPrefix;

  String hash;

  @Column(name = "created_at")
  Instant createdAt;
}
