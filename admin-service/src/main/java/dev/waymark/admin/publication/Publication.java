package dev.waymark.admin.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.DocumentLevel;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The published documents, for writing. Joins the transaction of its caller, so an edit and its
/// publication happen together or not at all.
///
/// A caller holds the lock of the workspace that the documents belong to, for a document must not
/// overtake another that was made from later facts.
@Singleton
public final class Publication {
  /// Leaves a document alone that says the same already, so that nodes reload only what has
  /// changed. One statement for many, which tells them once.
  private static final String WRITE =
      """
      with row as (select * from unnest(?::text[], ?::text[]) as row (id, body)),
      overtaken as (
        delete from publication.waiting_document where kind = ? and id in (select id from row))
      insert into publication.document (kind, id, version, body)
      select ?, id, 1, body::json from row order by id
      on conflict (kind, id) do update
      set version = document.version + 1, xid = pg_current_xact_id(), body = excluded.body
      where document.body::text is distinct from excluded.body::text
      """;

  private static final String WAIT =
      """
      insert into publication.waiting_document (kind, id, level, body) values (?, ?, ?, ?::json)
      on conflict (kind, id) do update set level = excluded.level, body = excluded.body
      """;

  private static final String IS_WAITING =
      "select 1 from publication.waiting_document where kind = ? and id = ?";

  private static final String BODY =
      "select body::text from publication.document"
          + " where kind = ? and id = ? and body is not null";

  private static final int BATCH = 500;

  /// How many characters one statement has.
  private static final long MOST_AT_ONCE = 1024 * 1024;

  private final DataSource database;
  private final Levels levels;

  Publication(DataSource database, Levels levels) {
    this.database = database;
    this.levels = levels;
  }

  /// Publishes a document in the place of the one with this id; one that some node cannot read yet,
  /// as soon as all can.
  public void publish(DocumentKind kind, String id, ObjectNode body) {
    publish(kind, Map.of(id, body));
  }

  /// Publishes several, which costs less than one after the other.
  public void publish(DocumentKind kind, Map<String, ObjectNode> bodies) {
    var texts = new TreeMap<String, String>();
    var newer = new TreeMap<String, Integer>();
    bodies.forEach(
        (id, body) -> {
          texts.put(id, body.toString());
          int level = DocumentLevel.needed(kind, body);
          if (level > DocumentLevel.FIRST) {
            newer.put(id, level);
          }
        });
    if (!newer.isEmpty()) {
      int readByAll = levels.current();
      newer.values().removeIf(level -> level <= readByAll);
      keepWaiting(kind, texts, newer);
      texts.keySet().removeAll(newer.keySet());
    }
    write(kind, texts);
  }

  /// Whether the last version of a document waits for nodes that can read it.
  public boolean isWaiting(DocumentKind kind, String id) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(IS_WAITING)) {
      statement.setString(1, kind.key());
      statement.setString(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("What waits was not told kind=" + kind.key(), e);
    }
  }

  /// A document as nodes read it now; null when there is none.
  public @Nullable ObjectNode body(DocumentKind kind, String id) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BODY)) {
      statement.setString(1, kind.key());
      statement.setString(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && StoredJson.parse(rows.getString(1)) instanceof ObjectNode body
            ? body
            : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("What is published was not told kind=" + kind.key(), e);
    }
  }

  /// @param levels of those that wait, by their ids
  private void keepWaiting(
      DocumentKind kind, Map<String, String> bodies, Map<String, Integer> levels) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WAIT)) {
      for (Map.Entry<String, Integer> document : levels.entrySet()) {
        statement.setString(1, kind.key());
        statement.setString(2, document.getKey());
        statement.setInt(3, document.getValue());
        statement.setString(4, bodies.get(document.getKey()));
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("Publishing failed kind=" + kind.key(), e);
    }
  }

  /// Takes a document back: a tombstone stands in its place from now on.
  public void withdraw(DocumentKind kind, String id) {
    withdraw(kind, List.of(id));
  }

  /// Takes several back, which costs less than one after the other.
  public void withdraw(DocumentKind kind, Collection<String> ids) {
    var tombstones = new TreeMap<String, @Nullable String>();
    ids.forEach(id -> tombstones.put(id, null));
    write(kind, tombstones);
  }

  private void write(DocumentKind kind, SortedMap<String, ? extends @Nullable String> bodies) {
    var ids = new ArrayList<String>();
    var texts = new ArrayList<@Nullable String>();
    long size = 0;
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WRITE)) {
      for (Map.Entry<String, ? extends @Nullable String> document : bodies.entrySet()) {
        String text = document.getValue();
        ids.add(document.getKey());
        texts.add(text);
        size += text == null ? 0 : text.length();
        if (ids.size() == BATCH || size > MOST_AT_ONCE) {
          write(kind, ids, texts, connection, statement);
          size = 0;
        }
      }
      write(kind, ids, texts, connection, statement);
    } catch (SQLException e) {
      throw new IllegalStateException("Publishing failed kind=" + kind.key(), e);
    }
  }

  /// @param ids in their order; none is left afterwards, nor a text
  private static void write(
      DocumentKind kind,
      List<String> ids,
      List<@Nullable String> texts,
      Connection connection,
      PreparedStatement statement)
      throws SQLException {
    if (!ids.isEmpty()) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      statement.setArray(2, connection.createArrayOf("text", texts.toArray()));
      statement.setString(3, kind.key());
      statement.setString(4, kind.key());
      statement.executeUpdate();
      ids.clear();
      texts.clear();
    }
  }
}
