package dev.waymark.admin.oidc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/// A row of `admin.identity`.
@Entity
@IdClass(IdentityEntity.Key.class)
@Table(name = "identity")
class IdentityEntity {
  @Id String issuer;

  @Id String subject;

  @Column(name = "person_id")
  String personId;

  @Column(name = "created_at")
  Instant createdAt;

  /// What tells them apart.
  record Key(String issuer, String subject) implements Serializable {}
}
