package dev.waymark.admin.link;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How often links were clicked, as analytics-service wrote it down last.
@Singleton
class ClickCounts {
  private final DataSource database;

  ClickCounts(DataSource database) {
    this.database = database;
  }

  /// The clicks of one link.
  ///
  /// @param asOf up to when; null before the first rollup
  record ClickCount(long clicks, @Nullable Instant asOf) {
    static final ClickCount NONE = new ClickCount(0, null);
  }

  ClickCount of(String link) {
    return of(List.of(link)).getOrDefault(link, ClickCount.NONE);
  }

  /// The counts by link; links without one are left out.
  Map<String, ClickCount> of(Collection<String> links) {
    String sql =
        "select link_id, clicks, as_of from publication.click_count where link_id = any(?)";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", links.toArray()));
      Map<String, ClickCount> counts = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Instant asOf = rows.getObject(3, OffsetDateTime.class).toInstant();
          counts.put(rows.getString(1), new ClickCount(rows.getLong(2), asOf));
        }
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException("Reading click counts failed", e);
    }
  }
}
