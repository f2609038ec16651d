package dev.waymark.analytics.stats;

import dev.waymark.analytics.ingest.DayPartitions;
import dev.waymark.analytics.query.Clause;
import dev.waymark.analytics.retention.RetentionSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// From when the rows of clicks are kept: what only they can answer is true from then on.
@Singleton
final class Kept {
  private final RetentionSettings retention;
  private final InstantSource clock;

  Kept(RetentionSettings retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /// The first moment from which all rows are there, when there were some in the span that are
  /// gone; null when there were none.
  ///
  /// @param from the beginning of the span; null for the very beginning
  @Nullable Instant coveredFrom(Connection connection, @Nullable Instant from) throws SQLException {
    LocalDate oldest =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(retention.clickDays());
    // Partitions from before are those of late clicks, or about to go.
    try (PreparedStatement select =
            Clause.of(
                    "select min(c.relname), (select min(day) from click_day where gone > 0)"
                        + " from pg_inherits join pg_class c on c.oid = inhrelid"
                        + " where inhparent = 'click'::regclass and c.relname >= ?",
                    DayPartitions.nameOf(oldest))
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      row.next();
      String name = row.getString(1);
      LocalDate kept = name == null ? oldest : DayPartitions.dayOf(name);
      LocalDate gone = row.getObject(2, LocalDate.class);
      if (gone == null || !gone.isBefore(kept)) {
        return null;
      }
      Instant covered = kept.atStartOfDay(ZoneOffset.UTC).toInstant();
      return from == null || from.isBefore(covered) ? covered : null;
    }
  }
}
