package dev.waymark.admin.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `admin.one_time_code`.
@Entity
@Immutable
@Table(name = "one_time_code")
class CodeEntity {
  @Id String hash;

  String purpose;

  /// Whose password it sets; null for setup.
  @Column(name = "person_id")
  @Nullable String personId;

  /// Whether whoever uses it is asked for no code of an app any more.
  @Column(name = "takes_off_second_factor")
  boolean takesOffSecondFactor;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "ends_at")
  Instant endsAt;
}
