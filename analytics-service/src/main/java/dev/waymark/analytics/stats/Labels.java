package dev.waymark.analytics.stats;

import dev.waymark.analytics.query.Clause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people call the links and channels that clicks name by their ids, as it was published last.
/// What was deleted since has no name any more.
final class Labels {
  /// Joins the tags to parts that have a `link_id`: once for each tag, and once with null for a
  /// link without any.
  static final String TAGS_OF_LINKS =
      " left join publication.link_label using (link_id)"
          + " left join lateral unnest(link_label.tags) as labelled (tag) on true";

  private Labels() {}

  /// @param name what it is called; null for a link without a title
  /// @param slug of a link; null for others
  /// @param domain of a link; null for the default domain, and for others
  record Label(@Nullable String name, @Nullable String slug, @Nullable String domain) {}

  /// The labels of links, by their ids.
  static Map<String, Label> ofLinks(Connection connection, String workspace, List<String> ids)
      throws SQLException {
    return read(
        connection,
        Clause.of(
            "select link_id, title, slug, domain from publication.link_label"
                + " where workspace = ? and link_id = any (?)",
            workspace,
            Clause.Elements.texts(ids)));
  }

  /// The labels of channels, by their keys.
  static Map<String, Label> ofChannels(Connection connection, String workspace, List<String> keys)
      throws SQLException {
    return read(
        connection,
        Clause.of(
            "select key, name, null, null from publication.published_channel"
                + " where id = any (?)",
            Clause.Elements.texts(keys.stream().map(key -> workspace + "/" + key).toList())));
  }

  private static Map<String, Label> read(Connection connection, Clause statement)
      throws SQLException {
    var labels = new HashMap<String, Label>();
    try (PreparedStatement select = statement.prepare(connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        labels.put(
            row.getString(1), new Label(row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    return labels;
  }
}
