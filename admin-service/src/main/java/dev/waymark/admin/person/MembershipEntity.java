package dev.waymark.admin.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/// A row of `admin.membership`.
@Entity
@Table(name = "membership")
@IdClass(MembershipEntity.Key.class)
class MembershipEntity {
  @Id
  @Column(name = "person_id")
  String personId;

  @Id
  @Column(name = "workspace_id")
  String workspaceId;

  String role;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  /// What a membership is told apart by.
  record Key(String personId, String workspaceId) implements Serializable {}
}
