package dev.waymark.analytics.ingest;

import dev.waymark.publication.DocumentKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Which links there are, or were.
final class PublishedLinks {
  private PublishedLinks() {}

  /// The workspaces of those links that are known; empty for a link that was deleted, whose owner
  /// is known to nobody any more, and whose last clicks count all the same.
  static Map<String, String> owners(Connection connection, Collection<String> links)
      throws SQLException {
    if (links.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, coalesce(body ->> 'workspace', '') from publication.document"
                + " where kind = ? and id = any (?)")) {
      Array ids =
          connection.createArrayOf("text", links.stream().map(ClickCopy::storableText).toArray());
      query.setString(1, DocumentKind.LINK.key());
      query.setArray(2, ids);
      try (ResultSet rows = query.executeQuery()) {
        Map<String, String> owners = new HashMap<>();
        while (rows.next()) {
          owners.put(rows.getString(1), rows.getString(2));
        }
        return owners;
      }
    }
  }
}
