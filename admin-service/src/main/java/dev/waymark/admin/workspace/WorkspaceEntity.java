package dev.waymark.admin.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `admin.workspace`.
@Entity
@Table(name = "workspace")
class WorkspaceEntity {
  @Id String id;

  String name;

  String plan;

  @Column(name = "default_utm_params")
  @JdbcTypeCode(SqlTypes.JSON)
  String defaultUtmParams;

  @Column(name = "default_url")
  @Nullable String defaultUrl;

  @Column(name = "default_channel")
  @Nullable String defaultChannel;

  @Column(name = "time_zone")
  String timeZone;

  /// Two letters; null for none.
  @Nullable String country;

  @Column(name = "home_url")
  @Nullable String homeUrl;

  /// How often the plan has changed.
  @Column(name = "plan_version")
  long planVersion;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// Null while nobody has deleted it.
  @Column(name = "deleted_at")
  @Nullable Instant deletedAt;

  /// Whether its erasure has begun, so that it cannot be taken back.
  boolean erasing;
}
