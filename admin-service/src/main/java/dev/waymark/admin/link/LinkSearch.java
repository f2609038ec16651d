package dev.waymark.admin.link;

import dev.waymark.admin.address.ShortLinks;
import dev.waymark.service.page.Cursor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds links by what they are, in the transaction of its caller: their ids, for what else there
/// is of a link can be large.
@Singleton
class LinkSearch {
  /// Up to how many links are counted.
  static final int MOST_COUNTED = 10_000;

  /// How many ids the database hands over at once where all are gone through.
  private static final int IDS_AT_ONCE = 500;

  private final DataSource database;
  private final ShortLinks shortLinks;
  private final InstantSource clock;

  LinkSearch(DataSource database, ShortLinks shortLinks, InstantSource clock) {
    this.database = database;
    this.shortLinks = shortLinks;
    this.clock = clock;
  }

  /// A link that was found.
  ///
  /// @param cursor the place after it
  record Found(String id, Cursor cursor) {}

  /// The first links of an order after a place in it.
  ///
  /// @param limit how many, at most
  List<Found> page(
      String workspaceId, LinkFilter filter, LinkOrder order, @Nullable Cursor cursor, int limit) {
    var sql = new Sql();
    sql.add("select link.id, " + order.value() + "\nfrom " + order.from());
    where(workspaceId, order.workspace(), filter, sql);
    if (cursor != null) {
      order.after(cursor, sql);
    }
    order.orderBy(sql);
    sql.add("\nlimit ?", limit);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      var found = new ArrayList<Found>();
      while (rows.next()) {
        String id = rows.getString(1);
        String value =
            order.isByTime()
                ? rows.getObject(2, OffsetDateTime.class).toInstant().toString()
                : rows.getString(2);
        found.add(new Found(id, order.cursor(value, id)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for links failed", e);
    }
  }

  /// How many links there are, up to one more than {@link #MOST_COUNTED}.
  int count(String workspaceId, LinkFilter filter) {
    var sql = new Sql();
    sql.add("select count(*) from (select from admin.link");
    where(workspaceId, "link.workspace_id", filter, sql);
    sql.add("\nlimit ?) as counted", MOST_COUNTED + 1);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Counting links failed", e);
    }
  }

  /// The ids of the first links after an id, in the order of the ids.
  ///
  /// @param after empty for the first
  List<String> ids(String workspaceId, LinkFilter filter, String after, int limit) {
    var ids = new ArrayList<String>();
    each(
        workspaceId,
        filter,
        after,
        limit,
        id -> {
          ids.add(id);
          return true;
        });
    return ids;
  }

  /// Goes through the ids of links in their order, as they are at the moment at which this begins.
  ///
  /// @param after the id after which to begin; empty for the first
  /// @param limit how many, at most
  /// @param step says whether to go on
  void each(
      String workspaceId, LinkFilter filter, String after, int limit, Predicate<String> step) {
    var sql = new Sql();
    sql.add("select link.id from admin.link");
    where(workspaceId, "link.workspace_id", filter, sql);
    sql.and("link.id > ?", after).add("\norder by link.id limit ?", limit);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = sql.prepare(connection)) {
      statement.setFetchSize(IDS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        boolean goOn = true;
        while (goOn && rows.next()) {
          goOn = step.test(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Going through links failed", e);
    }
  }

  /// The links of a workspace that is not large are gone through for a text: the index of texts has
  /// those of all workspaces, so a frequent one takes it longer.
  private void where(String workspaceId, String column, LinkFilter filter, Sql sql) {
    boolean byTrigrams = filter.hasTrigrams() && count(workspaceId, LinkFilter.ALL) > MOST_COUNTED;
    filter.where(workspaceId, column, shortLinks.defaultDomain(), clock.instant(), byTrigrams, sql);
  }
}
