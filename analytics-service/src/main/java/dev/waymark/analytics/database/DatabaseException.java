package dev.waymark.analytics.database;

import java.sql.SQLException;

/// What the database said instead of doing what it was asked.
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super(cause);
  }

  /// Whether it refused the data, and not the work as such: SQLSTATE classes 22 and 23.
  public boolean isAboutTheData() {
    return getCause() instanceof SQLException e
        && e.getSQLState() != null
        && (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23"));
  }

  /// Whether a schema or table is missing, which another service makes when it starts: SQLSTATE
  /// 3F000 and 42P01.
  public boolean isTooEarly() {
    return getCause() instanceof SQLException e
        && ("3F000".equals(e.getSQLState()) || "42P01".equals(e.getSQLState()));
  }
}
