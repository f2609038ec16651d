package dev.waymark.analytics.stats;

import dev.waymark.analytics.database.BoundedReading;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.query.Clause;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clicks of several links by the day, from the aggregates of quarters of an hour.
@Singleton
final class Lines {
  private final Transactions transactions;

  Lines(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The course of a link.
  ///
  /// @param clicks of each day, the first of them first
  record Line(String link, List<Long> clicks) {}

  /// A line for each link, in the order in which they are asked for.
  List<Line> of(String workspace, LinesQuery query) {
    Map<String, Map<LocalDate, Long>> counted =
        BoundedReading.onSnapshot(
            transactions,
            connection -> {
              Map<String, Map<LocalDate, Long>> found = new HashMap<>();
              try (PreparedStatement select =
                      Clause.of(
                              "select link_id, bucket, clicks from click_bucket"
                                  + " where workspace_id = ? and link_id = any (?)"
                                  + " and bucket >= ? and bucket < ?",
                              workspace,
                              Clause.Elements.texts(query.links()),
                              Stats.bucketOf(query.from()),
                              query.to())
                          .prepare(connection);
                  ResultSet row = select.executeQuery()) {
                while (row.next()) {
                  LocalDate day =
                      row.getObject(2, OffsetDateTime.class)
                          .atZoneSameInstant(query.zone())
                          .toLocalDate();
                  found
                      .computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                      .merge(day, row.getLong(3), Long::sum);
                }
              }
              return found;
            });
    List<LocalDate> dates = query.dates();
    var lines = new ArrayList<Line>();
    for (String link : query.links()) {
      Map<LocalDate, Long> its = counted.getOrDefault(link, Map.of());
      lines.add(new Line(link, dates.stream().map(date -> its.getOrDefault(date, 0L)).toList()));
    }
    return lines;
  }
}
