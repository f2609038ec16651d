package dev.waymark.admin.link;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes the rows of new links, many in one statement. Joins the transaction of its caller.
@Singleton
class NewLinkRows {
  private static final String TAKEN =
      """
      select place.number from unnest(?::text[], ?::text[]) with ordinality
        as place (domain_id, slug_folded, number)
      where exists (
        select from admin.link
        where (link.domain is null or link.domain_id is not null)
          and coalesce(link.domain_id, '') = place.domain_id
          and link.slug_folded = place.slug_folded)
      """;

  /// Two workspaces that want slugs which look alike wait for each other.
  private static final String WAIT =
      """
      select pg_advisory_xact_lock(hashtextextended('slug ' || skeleton, 0))
      from (select distinct unnest(?::text[]) as skeleton order by skeleton) as wanted
      """;

  private static final String LOOK_ALIKES =
      """
      select place.number from unnest(?::text[]) with ordinality as place (skeleton, number)
      where place.skeleton <> '' and exists (
        select from admin.link
        where link.domain is null and link.slug_skeleton = place.skeleton
          and link.workspace_id <> ?)
      """;

  private static final String INSERT =
      """
      insert into admin.link (id, workspace_id, written, domain, domain_id, slug, slug_folded,
        slug_skeleton, password, password_version, rules_version, version, created_at, updated_at)
      select id, workspace_id, written::jsonb, domain, domain_id, slug, slug_folded,
        slug_skeleton, password, password_version, rules_version, version, created_at, updated_at
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
        with ordinality as row (id, workspace_id, written, domain, domain_id, slug, slug_folded,
          slug_skeleton, password, password_version, rules_version, version, created_at, updated_at, number)
      order by number
      on conflict do nothing returning id
      """;

  private final DataSource database;

  NewLinkRows(DataSource database) {
    this.database = database;
  }

  /// Those of some places at which there is a link, in whichever workspace.
  Set<SlugPlace> taken(List<SlugPlace> places) {
    if (places.isEmpty()) {
      return Set.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKEN)) {
      statement.setArray(1, texts(connection, places, place -> orEmpty(place.domainId())));
      statement.setArray(2, texts(connection, places, SlugPlace::slugFolded));
      Set<SlugPlace> taken = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.add(places.get(rows.getInt(1) - 1));
        }
      }
      return taken;
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for slugs failed", e);
    }
  }

  /// Those of some places whose slugs look like one of another workspace. Until the transaction
  /// ends, nobody else gets a slug that looks like one of them.
  Set<SlugPlace> lookAlikes(String workspace, List<SlugPlace> places) {
    List<String> skeletons = places.stream().map(SlugPlace::skeleton).toList();
    if (skeletons.stream().allMatch(String::isEmpty)) {
      return Set.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement wait = connection.prepareStatement(WAIT);
        PreparedStatement statement = connection.prepareStatement(LOOK_ALIKES)) {
      wait.setArray(1, texts(connection, skeletons, skeleton -> skeleton));
      wait.execute();
      statement.setArray(1, texts(connection, skeletons, skeleton -> skeleton));
      statement.setString(2, workspace);
      Set<SlugPlace> alike = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          alike.add(places.get(rows.getInt(1) - 1));
        }
      }
      return alike;
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for slugs that look alike failed", e);
    }
  }

  /// Writes links in their order, but for those whose slug somebody else has taken meanwhile.
  ///
  /// @return the ids of those that were written
  Set<String> insert(List<LinkEntity> links) {
    if (links.isEmpty()) {
      return Set.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      List<Function<LinkEntity, @Nullable Object>> columns =
          List.of(
              link -> link.id,
              link -> link.workspaceId,
              link -> link.written,
              link -> link.domain,
              link -> link.domainId,
              link -> link.slug,
              link -> link.slugFolded,
              link -> link.slugSkeleton,
              link -> link.password,
              link -> link.passwordVersion,
              link -> link.rulesVersion,
              link -> link.version,
              link -> link.createdAt.atOffset(ZoneOffset.UTC).toString(),
              link -> link.updatedAt.atOffset(ZoneOffset.UTC).toString());
      for (int i = 0; i < columns.size(); i++) {
        statement.setArray(i + 1, texts(connection, links, columns.get(i)));
      }
      Set<String> inserted = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          inserted.add(rows.getString(1));
        }
      }
      return inserted;
    } catch (SQLException e) {
      throw new IllegalStateException("Writing links failed", e);
    }
  }

  /// Takes a row back that this transaction has written.
  void delete(String id) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("delete from admin.link where id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Taking a link back failed linkId=" + id, e);
    }
  }

  private static <T> java.sql.Array texts(
      Connection connection, Collection<T> all, Function<T, ? extends @Nullable Object> column)
      throws SQLException {
    var texts = new ArrayList<@Nullable String>();
    for (T each : all) {
      Object value = column.apply(each);
      texts.add(value == null ? null : value.toString());
    }
    return connection.createArrayOf("text", texts.toArray());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
