package dev.waymark.admin.link;

import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.LinkUses;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/// Asks the rows of links, and those of what they refer to, how the directory is used.
@Singleton
class LinkUseRepository implements LinkUses {
  private static final String COUNT =
      """
      select used.key, count(*) from unnest(?::text[]) as used (key)
      cross join lateral (
        select from admin.link_reference as reference
        where reference.workspace_id = ? and reference.kind = ? and reference.key = used.key
        limit ?) as link
      group by used.key
      """;

  private static final String WITHOUT_TARGET =
      """
      select fallback_channel, channels, count(*) from (
        select link.fallback_channel, array(
            select distinct entry ->> 'channel'
            from jsonb_array_elements(link.hub -> 'entries') as entry order by 1) as channels
        from admin.link
        where link.workspace_id = ? and link.target is null and link.active
          and link.sequence is null and link.ab_variants = '[]'
          and not jsonb_path_exists(
            coalesce(link.hub, '{}'), '$.entries[*] ? (!exists(@.channel))')
        limit 10000) as bare
      group by fallback_channel, channels
      """;

  private final DataSource database;

  LinkUseRepository(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<String, Integer> counts(
      String workspace, Entry entry, Collection<String> keys, int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setString(2, workspace);
      statement.setString(3, entry.noun());
      statement.setInt(4, most);
      Map<String, Integer> counts = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getInt(2));
        }
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException("Counting links failed workspace=" + workspace, e);
    }
  }

  @Override
  public List<WithoutTarget> withoutTarget(String workspace) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITHOUT_TARGET)) {
      statement.setString(1, workspace);
      var found = new ArrayList<WithoutTarget>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String[] channels = (String[]) rows.getArray(2).getArray();
          found.add(new WithoutTarget(rows.getString(1), Set.of(channels), rows.getLong(3)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for links failed workspace=" + workspace, e);
    }
  }
}
