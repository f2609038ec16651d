package dev.waymark.admin.link;

import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.ReferringLinks;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/// The rows of `link_reference`: what each link refers to by key or id, in rules that the plan
/// pauses too. They are written in the transaction that writes the link, from the same document.
@Singleton
class ReferenceRepository implements ReferringLinks {
  private static final String REPLACE =
      """
      with kept as (select * from unnest(?::text[], ?::text[]) as row (kind, key)),
      gone as (
        delete from admin.link_reference
        where link_id = ? and (kind, key) not in (select kind, key from kept))
      insert into admin.link_reference (link_id, workspace_id, kind, key)
      select ?, ?, kind, key from kept on conflict do nothing
      """;

  private static final String ADD =
      """
      insert into admin.link_reference (link_id, workspace_id, kind, key)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) on conflict do nothing
      """;

  private static final String FIND =
      """
      with counted as (
        select link_id from admin.link_reference
        where workspace_id = ? and kind = ? and key = ? order by link_id limit ?)
      select link.slug, (select count(*) from counted)
      from (select link_id from counted order by link_id limit ?) as named
      join admin.link on link.id = named.link_id
      order by link.slug_folded
      """;

  private static final String LED_TO =
      """
      with recursive reaching (id) as (
        select link_id from admin.link_reference
        where workspace_id = ? and kind = 'link' and key = ?
        union
        select reference.link_id from reaching
        join admin.link_reference as reference
          on reference.workspace_id = ? and reference.kind = 'link' and reference.key = reaching.id)
      select id, slug, id in (select id from reaching) from admin.link
      where workspace_id = ? and id = any (?)
      """;

  private final DataSource database;

  ReferenceRepository(DataSource database) {
    this.database = database;
  }

  /// Another link that a link leads to.
  ///
  /// @param leadsBack whether it leads to that link in turn, over others or straight
  record LedTo(String slug, boolean leadsBack) {}

  /// Makes the rows of a link those that there are now. The link itself is in the database by then.
  ///
  /// @param before of the document before; none for a new link
  void replace(LinkEntity link, Set<Reference> before, Set<Reference> now) {
    if (now.equals(before)) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(REPLACE)) {
      Object[] kinds = now.stream().map(each -> each.kind().key()).toArray();
      Object[] keys = now.stream().map(Reference::name).toArray();
      statement.setArray(1, connection.createArrayOf("text", kinds));
      statement.setArray(2, connection.createArrayOf("text", keys));
      statement.setString(3, link.id);
      statement.setString(4, link.id);
      statement.setString(5, link.workspaceId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Writing references failed linkId=" + link.id, e);
    }
  }

  /// Writes the rows of new links, which are in the database by then.
  void add(Map<LinkEntity, Set<Reference>> links) {
    var rows = new ArrayList<String[]>();
    links.forEach(
        (link, references) ->
            references.forEach(
                each ->
                    rows.add(
                        new String[] {
                          link.id, link.workspaceId, String.valueOf(each.kind().key()), each.name()
                        })));
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      for (int column = 0; column < 4; column++) {
        int place = column;
        statement.setArray(
            column + 1,
            connection.createArrayOf("text", rows.stream().map(row -> row[place]).toArray()));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Writing references of new links failed", e);
    }
  }

  @Override
  public Found to(String workspace, Entry entry, String key, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, workspace);
      statement.setString(2, entry.noun());
      statement.setString(3, key);
      statement.setInt(4, MOST_COUNTED + 1);
      statement.setInt(5, limit);
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

  /// Those of some links of a workspace that are there, by their ids.
  ///
  /// @param own the id of the link that leads to them
  Map<String, LedTo> ledTo(String workspace, String own, Collection<String> links) {
    if (links.isEmpty()) {
      return Map.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LED_TO)) {
      statement.setString(1, workspace);
      statement.setString(2, own);
      statement.setString(3, workspace);
      statement.setString(4, workspace);
      statement.setArray(5, connection.createArrayOf("text", links.toArray()));
      Map<String, LedTo> found = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), new LedTo(rows.getString(2), rows.getBoolean(3)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for linked links failed", e);
    }
  }
}
