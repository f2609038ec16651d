package dev.waymark.admin.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `admin.person`.
@Entity
@Table(name = "person")
class PersonEntity {
  @Id String id;

  String email;

  /// In lower case.
  @Column(name = "email_folded")
  String emailFolded;

  String name;

  /// Null for somebody who cannot sign in with a password.
  @Column(name = "password_hash")
  @Nullable String passwordHash;

  String locale;

  boolean disabled;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
