package dev.waymark.admin.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `admin.resource_version`.
@Entity
@Immutable
@Table(name = "resource_version")
class VersionEntity {
  /// The subject and the number.
  @Id String id;

  @Column(name = "workspace_id")
  String workspaceId;

  String subject;

  long number;

  @Column(name = "rules_version")
  @Nullable Long rulesVersion;

  Instant at;

  @Nullable String caller;

  @JdbcTypeCode(SqlTypes.JSON)
  String document;
}
