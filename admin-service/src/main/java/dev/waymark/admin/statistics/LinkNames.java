package dev.waymark.admin.statistics;

import dev.waymark.admin.address.ShortLinks;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What people call the links that statistics know by their ids.
@Singleton
public class LinkNames {
  private static final String SELECT =
      "select id, domain, slug, title from admin.link where workspace_id = ? and id = any (?)";

  private final DataSource database;
  private final ShortLinks shortLinks;

  LinkNames(DataSource database, ShortLinks shortLinks) {
    this.database = database;
    this.shortLinks = shortLinks;
  }

  /// A link.
  ///
  /// @param address without the scheme
  /// @param title null when it has none
  public record LinkName(String address, @Nullable String title) {}

  /// Those of these links that there are, by their ids.
  public Map<String, LinkName> of(String workspace, Collection<String> ids) {
    Map<String, LinkName> names = new HashMap<>();
    if (ids.isEmpty()) {
      return names;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, workspace);
      select.setArray(2, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String url = shortLinks.url(row.getString(2), row.getString(3));
          names.put(
              row.getString(1),
              new LinkName(url.substring(url.indexOf("://") + 3), row.getString(4)));
        }
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException("Reading links' names failed workspace=" + workspace, e);
    }
  }
}
