package dev.waymark.admin.schedule;

import dev.waymark.admin.keyed.KeyedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A row of `admin.schedule`. Its id is that of its published document.
@Entity
@Table(name = "schedule")
class ScheduleEntity extends KeyedRow {
  @JdbcTypeCode(SqlTypes.JSON)
  String hours;
}
