package dev.waymark.analytics.recent;

import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.Transactions;
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

/// Lists a workspace's clicks, the newest first. A page goes on after its predecessor's last click,
/// wherever new ones come in meanwhile.
@Singleton
final class RecentClicks {
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
    List<Object> values = new ArrayList<>(List.of(workspace, at(query.span().to())));
    var where = new StringBuilder("workspace_id = ? and at < ?");
    Instant from = query.span().from();
    if (from != null) {
      where.append(" and at >= ?");
      values.add(at(from));
    }
    if (query.link() != null) {
      where.append(" and link_id = ?");
      values.add(query.link());
    }
    if (!query.includeBots()) {
      where.append(" and visitor_class = 'human'");
    }
    Place after = query.after();
    ClickId id = after == null ? null : ClickId.parse(after.id());
    if (after != null && id != null) {
      // The first bound says nothing new: it lets the index find the place.
      where.append(" and at <= ? and (at, id) < (?, ?)");
      values.add(at(after.at()));
      values.add(at(after.at()));
      values.add(new UUID(id.high(), id.low()));
    }
    values.add(most);
    return transactions.onSnapshot(connection -> read(connection, where.toString(), values));
  }

  private static List<ClickView> read(Connection connection, String where, List<Object> values)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select *, (%s) as is_click from click where %s order by at desc, id desc limit ?"
                .formatted(RowSums.COUNTS, where))) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        List<ClickView> clicks = new ArrayList<>();
        while (row.next()) {
          clicks.add(click(row));
        }
        return clicks;
      }
    }
  }

  private static ClickView click(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    long rulesVersion = row.getLong("rules_version");
    return new ClickView(
        new ClickId(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString(),
        row.getObject("at", OffsetDateTime.class).toInstant(),
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
        row.getString("utm_content"),
        row.getString("address"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
