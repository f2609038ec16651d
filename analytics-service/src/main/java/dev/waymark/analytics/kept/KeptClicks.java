package dev.waymark.analytics.kept;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.ingest.DayPartitions;
import dev.waymark.click.ClickId;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what is kept of the visits that people made to a link: of each when it was, and the facts
/// that rules ask for. What there is of the visitor beyond that (the hash, the network) is not
/// among them.
///
/// Of more than {@link #MOST} there is a sample: each click is in it or not by its id, so that it
/// is spread over the whole span.
@Singleton
final class KeptClicks {
  /// Most clicks of one answer.
  static final int MOST = 100_000;

  /// Longest that the database looks for them, so that one link with many clicks beside it does not
  /// keep a connection.
  private static final String WITHIN = "15s";

  private static final String CANCELED = "57014";
  private static final int ROWS_AT_ONCE = 1_000;
  private static final JsonFactory JSON = new JsonFactory();

  /// The facts, in the order of a row, after its id and its time.
  private static final List<String> FACTS =
      List.of(
          "country",
          "device",
          "os",
          "browser",
          "language",
          "referrer",
          "utm_source",
          "utm_medium",
          "utm_campaign",
          "utm_term",
          "utm_content");

  /// Visits by people that the link's rules were asked about.
  private static final String WHERE =
      " from click where workspace_id = ? and link_id = ? and at >= ? and at < ?"
          + " and visitor_class = 'human' and outcome not in ('tap', 'preview_page', 'expired')";

  private final Transactions transactions;

  KeptClicks(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Which clicks.
  ///
  /// @param from the first moment
  /// @param to the first moment after
  record Wanted(String workspace, String link, Instant from, Instant to) {}

  /// What there is of them.
  ///
  /// @param from the first moment of which rows are kept, or from which they are wanted
  /// @param clicks how many there are
  record Extent(Instant from, long clicks) {
    /// Every which of them is in the answer.
    long every() {
      return Math.max(1, Math.ceilDiv(clicks, MOST));
    }
  }

  /// @throws ProblemException when it takes too long to find out
  Extent extent(Wanted wanted) {
    try {
      return transactions.onSnapshot(
          connection -> {
            bound(connection);
            Instant kept = keptFrom(connection, wanted.from());
            try (PreparedStatement count = connection.prepareStatement("select count(*)" + WHERE)) {
              bind(count, wanted);
              try (ResultSet row = count.executeQuery()) {
                row.next();
                return new Extent(kept, row.getLong(1));
              }
            }
          });
    } catch (DatabaseException e) {
      if (e.getCause() instanceof SQLException sql && CANCELED.equals(sql.getSQLState())) {
        throw new ProblemException(
            ProblemType.UNAVAILABLE,
            "Finding the clicks of that span takes too long; ask for a shorter one.");
      }
      throw e;
    }
  }

  /// Rows are dropped by whole days.
  private static Instant keptFrom(Connection connection, Instant wanted) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select min(c.relname) from pg_inherits join pg_class c on c.oid = inhrelid"
                    + " where inhparent = 'click'::regclass")) {
      String oldest = row.next() ? row.getString(1) : null;
      LocalDate day = oldest == null ? null : DayPartitions.dayOf(oldest);
      Instant kept = day == null ? wanted : day.atStartOfDay(ZoneOffset.UTC).toInstant();
      return kept.isAfter(wanted) ? kept : wanted;
    }
  }

  /// Writes `{"covered_from", "clicks", "rows": [[id, milliseconds, facts...], ...]}`.
  void write(Wanted wanted, Extent extent, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("covered_from", extent.from().toString());
      json.writeNumberField("clicks", extent.clicks());
      json.writeArrayFieldStart("rows");
      boolean _ =
          transactions.onSnapshot(
              connection -> {
                bound(connection);
                rows(connection, wanted, extent, json);
                return true;
              });
      json.writeEndArray();
      json.writeEndObject();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static void rows(Connection connection, Wanted wanted, Extent extent, JsonGenerator json)
      throws SQLException {
    String sample = extent.every() == 1 ? "" : " and mod(uuid_hash_extended(id, 0), ?) = 0";
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, at, " + String.join(", ", FACTS) + WHERE + sample + " limit " + MOST)) {
      int next = bind(select, wanted);
      if (!sample.isEmpty()) {
        select.setLong(next, extent.every());
      }
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          row(row, json);
        }
      }
    }
  }

  private static void row(ResultSet row, JsonGenerator json) throws SQLException {
    try {
      UUID id = row.getObject("id", UUID.class);
      json.writeStartArray();
      json.writeString(
          new ClickId(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString());
      json.writeNumber(row.getObject("at", OffsetDateTime.class).toInstant().toEpochMilli());
      for (String fact : FACTS) {
        @Nullable String value = row.getString(fact);
        json.writeString(value);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One click, whoever made it; null when there is none.
  @Nullable DecidedClickView find(String workspace, String link, ClickId id) {
    return transactions.<@Nullable DecidedClickView>onSnapshot(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select at, outcome, step, rule, channel, variant, rules_version from click"
                      + " where at = ? and id = ? and workspace_id = ? and link_id = ?")) {
            select.setObject(1, Instant.ofEpochMilli(id.atMillis()).atOffset(ZoneOffset.UTC));
            select.setObject(2, new UUID(id.high(), id.low()));
            select.setString(3, workspace);
            select.setString(4, link);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? decided(id, row) : null;
            }
          }
        });
  }

  private static DecidedClickView decided(ClickId id, ResultSet row) throws SQLException {
    return new DecidedClickView(
        id.toString(),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("outcome"),
        row.getString("step"),
        row.getString("rule"),
        row.getString("channel"),
        row.getString("variant"),
        row.getLong("rules_version"));
  }

  private static void bound(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = '" + WITHIN + "'");
    }
  }

  private static int bind(PreparedStatement statement, Wanted wanted) throws SQLException {
    statement.setString(1, wanted.workspace());
    statement.setString(2, wanted.link());
    statement.setObject(3, wanted.from().atOffset(ZoneOffset.UTC));
    statement.setObject(4, wanted.to().atOffset(ZoneOffset.UTC));
    return 5;
  }
}
