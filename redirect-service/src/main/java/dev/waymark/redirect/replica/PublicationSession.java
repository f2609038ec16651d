package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.database.Database;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// A connection to the publication. Between {@link #begin} and {@link #end} everything is read as
/// it was at one moment.
final class PublicationSession implements AutoCloseable {
  private static final int FETCH_SIZE = 1_000;

  private static final String MOMENT =
      """
      select (select id::text from publication.origin limit 1), pg_current_snapshot()::text""";

  private static final String DOCUMENTS =
      "select kind, id, version, xid::text, body::text from publication.served_document where ";

  private static final String CLICKS = "select link_id, clicks from publication.click_count";

  /// Rows of transactions that the snapshot did not see. Those in the future of this database
  /// (restored by `pg_dump` into a new one) are left out, for they would come again and again.
  private static final String SINCE =
      """
       xid >= pg_snapshot_xmin(cast(? as pg_snapshot))
       and xid < pg_snapshot_xmax(pg_current_snapshot())
       and not pg_visible_in_snapshot(xid, cast(? as pg_snapshot))""";

  private static final String APPROVAL =
      """
      select 1 from publication.served_document
      where kind = 'approval' and body is not null and xid >= cast(? as xid8)""";

  /// False too where the table is not there yet, since admin-service is of an older release.
  private static final String MAY_REPORT =
      """
      select coalesce(has_table_privilege(to_regclass('publication.reader'), 'insert'), false)""";

  private static final String REPORT =
      """
      insert into publication.reader (id, level) values (cast(? as uuid), ?)
      on conflict (id) do update set level = excluded.level, seen = now()""";

  private final Connection connection;
  private final PGConnection notifications;

  private PublicationSession(Connection connection) throws SQLException {
    this.connection = connection;
    this.notifications = connection.unwrap(PGConnection.class);
  }

  /// Connects and listens.
  static PublicationSession open(Database database) throws SQLException {
    Connection connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen waymark_publication");
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return new PublicationSession(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// Fixes the moment, and says which it is.
  Position begin() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOMENT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      String origin = row.getString(1);
      if (origin == null) {
        throw new SQLException("publication.origin is empty");
      }
      return new Position(origin, row.getString(2));
    }
  }

  /// The documents that changed since the position; all of them, tombstones too, when it is null.
  void documents(Pass pass, @Nullable Position since, Consumer<Published> action)
      throws SQLException {
    String all = DOCUMENTS + pass.condition();
    String sql = since == null ? all : all + " and " + SINCE;
    try (PreparedStatement statement = prepare(sql, since);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        byte[] body = rows.getBytes(5);
        action.accept(
            new Published(
                Objects.requireNonNull(DocumentKind.of(rows.getString(1))),
                rows.getString(2),
                rows.getLong(3),
                Long.parseLong(rows.getString(4)),
                body == null ? null : new Body(body)));
      }
    }
  }

  /// The click counts that changed since the position; all of them when it is null.
  void clickCounts(@Nullable Position since, ObjLongConsumer<String> action) throws SQLException {
    String sql = since == null ? CLICKS : CLICKS + " where " + SINCE;
    try (PreparedStatement statement = prepare(sql, since);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        action.accept(rows.getString(1), rows.getLong(2));
      }
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Position since) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCH_SIZE);
    if (since != null) {
      statement.setString(1, since.snapshot());
      statement.setString(2, since.snapshot());
    }
    return statement;
  }

  /// Whether the database has the versions of this fingerprint.
  boolean agrees(Fingerprint fingerprint) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Fingerprint.SQL);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1) == fingerprint.count() && row.getLong(2) == fingerprint.checksum();
    }
  }

  /// Whether an operator approved of the absence of documents, in this transaction or a later one.
  boolean isAbsenceApproved(long sinceXid) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPROVAL)) {
      statement.setString(1, Long.toString(sinceXid));
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /// Says which documents a node reads, in a transaction of its own. Where that cannot be said,
  /// nothing is, for following goes on without it.
  ///
  /// @param node one of its own for each
  /// @param level the highest that it reads
  void report(UUID node, int level) throws SQLException {
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction read write");
        try (ResultSet row = statement.executeQuery(MAY_REPORT)) {
          if (!row.next() || !row.getBoolean(1)) {
            return;
          }
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
        statement.setString(1, node.toString());
        statement.setInt(2, level);
        statement.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      Log.debugf("the level of documents was not reported: %s", e.toString());
    } finally {
      connection.rollback();
    }
  }

  /// Lets go of the moment.
  void end() throws SQLException {
    connection.commit();
  }

  /// Waits for word of a change, not longer than this.
  void awaitHint(Duration atMost) throws SQLException {
    notifications.getNotifications(Math.toIntExact(atMost.toMillis()));
  }

  /// Has whatever waits for the database fail. From any thread.
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      Log.debugf("the connection was broken already: %s", e.toString());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
