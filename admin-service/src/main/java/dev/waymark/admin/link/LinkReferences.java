package dev.waymark.admin.link;

import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.ReferringLinks;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;

/// Finds the links that refer to an entry of the directory, as they are stored.
@Singleton
class LinkReferences implements ReferringLinks {
  private static final String FIND =
      """
      select slug, count(*) over () from admin.link
      where workspace_id = ? and jsonb_path_exists(
        jsonb_build_object('rules', rules, 'hub', hub, 'fallback_channel', fallback_channel),
        ?::jsonpath, jsonb_build_object('key', ?))
      order by slug_folded limit ?
      """;

  private final DataSource database;

  LinkReferences(DataSource database) {
    this.database = database;
  }

  @Override
  public Found to(String workspace, Entry entry, String key, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, workspace);
      statement.setString(2, path(entry));
      statement.setString(3, sought(entry, key));
      statement.setInt(4, limit);
      var slugs = new ArrayList<String>();
      long count = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          slugs.add(rows.getString(1));
          count = rows.getLong(2);
        }
      }
      return new Found(slugs, count);
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for references failed", e);
    }
  }

  private static String path(Entry entry) {
    return switch (entry) {
      case CHANNEL ->
          """
          $ ? (@.fallback_channel == $key
            || exists(@.rules[*].action ? (@.type == "channel" && @.channel == $key))
            || exists(@.hub.entries[*] ? (@.channel == $key)))
          """;
      case POOL -> "$.rules[*].action ? (@.type == \"pool\" && @.pool == $key)";
      case SCHEDULE ->
          """
          $ ? (exists(@.rules[*].conditions[*] ? (@.field == "hours" && @.value starts with $key))
            || exists(@.hub.entries[*].conditions[*]
              ? (@.field == "hours" && @.value starts with $key)))
          """;
    };
  }

  /// The value of a condition on business hours is the key, an equals sign, and what to be.
  private static String sought(Entry entry, String key) {
    return switch (entry) {
      case CHANNEL, POOL -> key;
      case SCHEDULE -> key + '=';
    };
  }
}
