package dev.waymark.admin.schedule;

import dev.waymark.admin.keyed.KeyedRow;
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
class ScheduleEntity implements KeyedRow {
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

  @Override
  public String id() {
    return id;
  }

  @Override
  public String workspace() {
    return workspaceId;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public void begin(String newId, String workspace, String newKey, Instant now) {
    id = newId;
    workspaceId = workspace;
    key = newKey;
    createdAt = now;
  }
}
