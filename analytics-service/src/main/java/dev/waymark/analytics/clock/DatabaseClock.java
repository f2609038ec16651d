package dev.waymark.analytics.clock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// The database's clock.
@FunctionalInterface
public interface DatabaseClock {
  /// What time it is, not what time it was when the transaction began.
  Instant instant(Connection connection) throws SQLException;
}
