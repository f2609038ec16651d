package dev.waymark.admin;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The published documents, as the other services see them.
@Singleton
public final class Published {
  private final Superuser superuser;

  Published(Superuser superuser) {
    this.superuser = superuser;
  }

  /// The text of a document; null when it is a tombstone.
  public @Nullable String body(String kind, String id) {
    return query("body", kind, id);
  }

  /// How often it was written.
  public long version(String kind, String id) {
    return Long.parseLong(String.valueOf(query("version", kind, id)));
  }

  /// The id of the transaction that wrote it last.
  public String transaction(String kind, String id) {
    return String.valueOf(query("xid", kind, id));
  }

  private @Nullable String query(String column, String kind, String id) {
    String sql = "select " + column + "::text from publication.document where kind = ? and id = ?";
    try (var connection = superuser.connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind);
      statement.setString(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("No document " + kind + " " + id);
        }
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
