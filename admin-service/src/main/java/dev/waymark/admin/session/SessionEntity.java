package dev.waymark.admin.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `admin.session`.
@Entity
@Table(name = "session")
class SessionEntity {
  @Id String id;

  /// SHA-256 of what the cookie holds.
  @Column(name = "token_hash")
  String tokenHash;

  @Column(name = "person_id", updatable = false)
  String personId;

  @Column(name = "user_agent", updatable = false)
  String userAgent;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  /// To the minute.
  @Column(name = "seen_at")
  Instant seenAt;

  /// When the password was typed last.
  @Column(name = "authenticated_at")
  Instant authenticatedAt;

  @Column(name = "ends_at", updatable = false)
  Instant endsAt;
}
