package dev.waymark.analytics.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// One at a time in this database: sealing, dropping, erasing.
public final class Keeping {
  private static final long LOCK = 0x57_4D_6B_65_65_70L;

  private Keeping() {}

  /// Waits for its turn, which lasts until the end of the transaction.
  public static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
    }
  }
}
