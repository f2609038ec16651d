package dev.waymark.analytics.ingest;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which links there are, or were, and whose. A link never changes hands, so an owner that was read
/// once is remembered; asking for each batch anew was a fifth of the work of storing it.
@Singleton
final class LinkOwners {
  /// Some thirty megabytes. When there are more, all is forgotten and asked for again: rare, and
  /// far simpler than to know which were used last.
  private static final int MOST = 200_000;

  private final Map<String, String> known = new ConcurrentHashMap<>();

  LinkOwners() {}

  /// The workspaces of those links that are known; empty for a link that was deleted, whose owner
  /// is known to nobody any more, and whose last clicks count all the same.
  Map<String, String> of(Connection connection, Collection<String> links) throws SQLException {
    Map<String, String> owners = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String link : links) {
      String owner = known.get(link);
      if (owner == null) {
        unknown.add(ClickCopy.storableText(link));
      } else {
        owners.put(link, owner);
      }
    }
    if (!unknown.isEmpty()) {
      ask(connection, unknown, owners);
    }
    return owners;
  }

  private void ask(Connection connection, List<String> unknown, Map<String, String> owners)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, coalesce(workspace, '') from publication.published_link"
                + " where id = any (?)")) {
      Array ids = connection.createArrayOf("text", unknown.toArray());
      query.setArray(1, ids);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String link = rows.getString(1);
          String owner = rows.getString(2);
          owners.put(link, owner);
          if (!owner.isEmpty()) {
            remember(link, owner);
          }
        }
      }
    }
  }

  /// Asks anew from now on.
  void forgetAll() {
    known.clear();
  }

  private void remember(String link, String owner) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(link, owner);
  }
}
