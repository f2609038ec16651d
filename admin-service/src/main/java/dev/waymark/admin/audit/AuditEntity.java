package dev.waymark.admin.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `admin.audit_entry`. The database refuses to change one.
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntity {
  @Id String id;

  @Column(name = "workspace_id")
  String workspaceId;

  String caller;

  String action;

  String subject;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String before;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String after;

  @Column(name = "created_at")
  Instant createdAt;
}
