package dev.waymark.analytics.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The clock of the machine on which PostgreSQL runs.
@Singleton
@DefaultBean
public final class PostgresClock implements DatabaseClock {
  /// A statement of its own, over a connection that is there already.
  @Override
  public Instant instant(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
