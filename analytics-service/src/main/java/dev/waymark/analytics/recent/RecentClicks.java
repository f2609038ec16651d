package dev.waymark.analytics.recent;

import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.query.Clause;
import dev.waymark.analytics.query.Place;
import dev.waymark.click.ClickId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lists a workspace's clicks, the newest first. A page goes on after its predecessor's last click,
/// wherever new ones come in meanwhile.
@Singleton
final class RecentClicks {
  /// All columns, and whether the row is one of the clicks in reports.
  private static final String ALL = "*, (" + RowSums.COUNTS + ") as is_click";

  /// Rows that the database hands over at once.
  private static final int ROWS_AT_ONCE = 500;

  private final Transactions transactions;

  RecentClicks(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Whether a place can be one in this list.
  static boolean isPlace(Place place) {
    return ClickId.parse(place.id()) != null;
  }

  /// The place of a click in the list.
  static Place placeOf(ClickView click) {
    return new Place(click.at(), click.clickId());
  }

  /// @param most how many at most
  List<ClickView> list(String workspace, ClicksQuery query, int most) {
    var clicks = new ArrayList<ClickView>();
    var wanted = wanted(workspace, query);
    transactions.onSnapshot(
        connection -> {
          each(connection, ALL, wanted, " limit " + most, row -> clicks.add(click(row)));
          return null;
        });
    return clicks;
  }

  /// Where a page of clicks ends, when there are others behind it; null when all of them fit.
  @Nullable Place end(String workspace, ClicksQuery query) {
    var places = new ArrayList<Place>();
    var wanted = wanted(workspace, query);
    transactions.onSnapshot(
        connection -> {
          each(
              connection,
              "at, id",
              wanted,
              " offset " + (query.limit() - 1) + " limit 2",
              row -> places.add(new Place(instant(row), id(row).toString())));
          return null;
        });
    return places.size() == 2 ? places.getFirst() : null;
  }

  /// Goes through a page of clicks, which need not fit into memory.
  ///
  /// @param end its last click; null when all that there are belong to it
  void each(String workspace, ClicksQuery query, @Nullable Place end, Consumer<ClickView> action) {
    Clause from = end == null ? Clause.NONE : beside(end, " and at >= ? and (at, id) >= (?, ?)");
    Clause wanted = wanted(workspace, query).plus(from);
    transactions.onSnapshot(
        connection -> {
          each(connection, ALL, wanted, "", row -> action.accept(click(row)));
          return null;
        });
  }

  /// The clicks of people since a moment, and how many of them were scans.
  record Count(long clicks, long scans) {}

  /// Counts what {@link #list} would list, and no visit that is no click.
  Count count(String workspace, ClicksQuery query) {
    Clause wanted = wanted(workspace, query);
    return transactions.onSnapshot(
        connection -> {
          try (PreparedStatement select =
                  Clause.of(
                          "select count(*), count(*) filter (where scan) from click where ("
                              + RowSums.COUNTS
                              + ") and ")
                      .plus(wanted)
                      .prepare(connection);
              ResultSet row = select.executeQuery()) {
            row.next();
            return new Count(row.getLong(1), row.getLong(2));
          }
        });
  }

  /// A condition on the rows that are wanted.
  private static Clause wanted(String workspace, ClicksQuery query) {
    Clause where = Clause.of("workspace_id = ? and at < ?", workspace, query.span().to());
    Instant from = query.span().from();
    if (from != null) {
      where = where.plus(" and at >= ?", from);
    }
    if (query.link() != null) {
      where = where.plus(" and link_id = ?", query.link());
    }
    if (!query.includeBots()) {
      where = where.plus(" and visitor_class = 'human'");
    }
    where = where.plus(query.filter().on(workspace));
    Place after = query.after();
    // The first bound says nothing new: it lets the index find the place.
    return after == null ? where : where.plus(beside(after, " and at <= ? and (at, id) < (?, ?)"));
  }

  private static Clause beside(Place place, String sql) {
    ClickId id = ClickId.parse(place.id());
    return id == null
        ? Clause.NONE
        : Clause.of(sql, place.at(), place.at(), new UUID(id.high(), id.low()));
  }

  /// What is done with a row.
  private interface RowAction {
    void on(ResultSet row) throws SQLException;
  }

  private static void each(
      Connection connection, String columns, Clause wanted, String range, RowAction action)
      throws SQLException {
    try (PreparedStatement select =
        Clause.of("select " + columns + " from click where ")
            .plus(wanted)
            .plus(" order by at desc, id desc" + range)
            .prepare(connection)) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          action.on(row);
        }
      }
    }
  }

  private static ClickId id(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new ClickId(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }

  private static ClickView click(ResultSet row) throws SQLException {
    long rulesVersion = row.getLong("rules_version");
    return new ClickView(
        id(row).toString(),
        instant(row),
        row.getString("link_id"),
        row.getString("visitor_class"),
        row.getString("outcome"),
        row.getBoolean("is_click"),
        row.getBoolean("scan"),
        row.getString("step"),
        row.getString("rule"),
        rulesVersion == 0 ? null : (Long) rulesVersion,
        row.getString("variant"),
        row.getString("channel"),
        row.getString("entry"),
        row.getString("country"),
        row.getString("device"),
        row.getString("os"),
        row.getString("browser"),
        row.getString("language"),
        row.getString("referrer"),
        row.getString("utm_source"),
        row.getString("utm_medium"),
        row.getString("utm_campaign"),
        row.getString("utm_term"),
        row.getString("utm_content"));
  }
}
