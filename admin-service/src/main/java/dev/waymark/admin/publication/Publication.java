package dev.waymark.admin.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.publication.DocumentKind;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
  /// changed.
  private static final String WRITE =
      """
      insert into publication.document (kind, id, version, body) values (?, ?, 1, ?::json)
      on conflict (kind, id) do update
      set version = document.version + 1, xid = pg_current_xact_id(), body = excluded.body
      where document.body::text is distinct from excluded.body::text
      """;

  private static final int BATCH = 500;

  private final DataSource database;

  Publication(DataSource database) {
    this.database = database;
  }

  /// Publishes a document in the place of the one with this id.
  public void publish(DocumentKind kind, String id, ObjectNode body) {
    write(kind, Map.of(id, body.toString()));
  }

  /// Publishes several, which costs less than one after the other.
  public void publish(DocumentKind kind, Map<String, ObjectNode> bodies) {
    var texts = new TreeMap<String, String>();
    bodies.forEach((id, body) -> texts.put(id, body.toString()));
    write(kind, texts);
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

  private void write(DocumentKind kind, Map<String, ? extends @Nullable String> bodies) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WRITE)) {
      int waiting = 0;
      for (Map.Entry<String, ? extends @Nullable String> document : bodies.entrySet()) {
        statement.setString(1, kind.key());
        statement.setString(2, document.getKey());
        statement.setString(3, document.getValue());
        statement.addBatch();
        if (++waiting % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("Publishing failed kind=" + kind.key(), e);
    }
  }
}
