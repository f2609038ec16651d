package dev.waymark.admin.segment;

import dev.waymark.admin.keyed.KeyedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A row of `admin.segment`. Its id is that of its published document.
@Entity
@Table(name = "segment")
class SegmentEntity extends KeyedRow {
  @JdbcTypeCode(SqlTypes.JSON)
  String definition;
}
