package dev.waymark.admin.pool;

import dev.waymark.admin.keyed.KeyedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A row of `admin.pool`. Its id is that of its published document.
@Entity
@Table(name = "pool")
class PoolEntity extends KeyedRow {
  @JdbcTypeCode(SqlTypes.JSON)
  String members;

  boolean sticky;
}
