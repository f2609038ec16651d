package dev.waymark.admin.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A row of `admin.schedule`. Its id is that of its published document.
@Entity
@Table(name = "schedule")
class ScheduleEntity {
  @Id String id;

  @Column(name = "workspace_id", updatable = false)
  String workspaceId;

  @Column(updatable = false)
  String key;

  String name;

  @JdbcTypeCode(SqlTypes.JSON)
  String hours;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
