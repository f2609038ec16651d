package dev.waymark.admin.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `admin.second_factor`.
@Entity
@Table(name = "second_factor")
class FactorEntity {
  @Id
  @Column(name = "person_id")
  String personId;

  byte[] secret;

  /// Since when codes are asked for; null while it is being set up.
  @Column(name = "on_since")
  @Nullable Instant onSince;

  /// The step of the last code that was accepted.
  @Column(name = "last_step")
  long lastStep;

  @Column(name = "created_at")
  Instant createdAt;
}
