package dev.waymark.analytics.recent;

import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.BoundedReading;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.ingest.DayPartitions;
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
import java.time.ZoneOffset;
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
    String link = query.link();
    BoundedReading.onSnapshot(
        transactions,
        connection -> {
          if (link == null) {
            each(connection, ALL, wanted, " limit " + most, row -> clicks.add(click(row)));
          } else {
            ofLink(connection, link, query, wanted, most, clicks);
          }
          return null;
        });
    return clicks;
  }

  /// Looks where the aggregates say that the link has clicks: one with few of them may have the
  /// last ones weeks ago, behind millions of other links' in the same workspace.
  private static void ofLink(
      Connection connection,
      String link,
      ClicksQuery query,
      Clause wanted,
      int most,
      List<ClickView> clicks)
      throws SQLException {
    Instant oldest = oldest(connection);
    Instant from = query.span().from();
    Instant lowest = from == null || from.isBefore(oldest) ? oldest : from;
    Place after = query.after();
    Instant before =
        after == null || after.at().isAfter(query.span().to())
            ? query.span().to()
            : after.at().plusMillis(1);
    while (clicks.size() < most) {
      List<Instant> quarters = quarters(connection, link, lowest, before, most);
      if (quarters.isEmpty()) {
        return;
      }
      try (PreparedStatement select =
              Clause.of(
                      "select found.* from unnest(?) as quarter (start) cross join lateral (select "
                          + ALL
                          + " from click where at >= start and at < start + interval '15 minutes'"
                          + " and ",
                      Clause.Elements.moments(quarters))
                  .plus(wanted)
                  .plus(" order by at desc, id desc limit ?) as found", most)
                  .plus(" order by at desc, id desc limit ?", most - clicks.size())
                  .prepare(connection);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          clicks.add(click(row));
        }
      }
      before = quarters.getLast();
    }
  }

  /// The quarters of an hour in which a link had visits, the latest first.
  private static List<Instant> quarters(
      Connection connection, String link, Instant lowest, Instant before, int most)
      throws SQLException {
    try (PreparedStatement select =
            Clause.of(
                    "select bucket from click_bucket where link_id = ? and bucket < ?"
                        + " and bucket > ?::timestamptz - interval '15 minutes'"
                        + " and clicks + other + bots + previews + prefetches > 0"
                        + " order by bucket desc limit ?",
                    link,
                    before,
                    lowest,
                    most)
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      var quarters = new ArrayList<Instant>();
      while (row.next()) {
        quarters.add(row.getObject(1, OffsetDateTime.class).toInstant());
      }
      return quarters;
    }
  }

  /// Before which there are no rows at all.
  private static Instant oldest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select min(c.relname) from pg_inherits join pg_class c on c.oid = inhrelid"
                    + " where inhparent = 'click'::regclass");
        ResultSet row = select.executeQuery()) {
      String name = row.next() ? row.getString(1) : null;
      return name == null
          ? Instant.EPOCH
          : DayPartitions.dayOf(name).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
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
    return BoundedReading.onSnapshot(
        transactions,
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
