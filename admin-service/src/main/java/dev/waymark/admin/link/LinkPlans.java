package dev.waymark.admin.link;

import dev.waymark.admin.link.StoredLink.Intact;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// The rows of `link_plan`: between which plans each link is decided otherwise, so that a change of
/// the plan need not read all links. The database makes the row of a link and forgets what stands
/// there whenever something is written that plans pause; whoever wrote it, writes here afterwards,
/// in the same transaction.
@Singleton
class LinkPlans {
  private static final String NOTE =
      """
      update admin.link_plan as plan set changes = row.changes::smallint
      from unnest(?::text[], ?::text[]) as row (link_id, changes)
      where plan.link_id = row.link_id and plan.changes is distinct from row.changes::smallint
      """;

  private static final String COUNT =
      """
      select count(*), not exists (
        select from admin.link_plan where workspace_id = ? and changes is null)
      from admin.link_plan where workspace_id = ? and changes & ?::smallint <> 0
      """;

  private static final String CHANGED =
      """
      select link_id from admin.link_plan
      where workspace_id = ? and link_id > ? and changes & ?::smallint <> 0
      order by link_id limit ?
      """;

  private static final String CHANGED_OR_UNKNOWN =
      """
      select link_id from admin.link_plan
      where workspace_id = ? and link_id > ?
        and (changes is null or changes & ?::smallint <> 0)
      order by link_id limit ?
      """;

  /// Whoever writes one of these links waits for this transaction before what was found is
  /// forgotten again.
  private static final String UNKNOWN =
      """
      select link_id from admin.link_plan where changes is null
      order by workspace_id, link_id limit ? for update skip locked
      """;

  /// Links that are looked at in one transaction.
  private static final int BATCH = 200;

  private final DataSource database;
  private final LinkRepository repository;

  LinkPlans(DataSource database, LinkRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  /// How many there are.
  ///
  /// @param exact whether something is known of every link
  record Count(long count, boolean exact) {}

  /// Notes what plans decide otherwise of a link that was written.
  void note(LinkEntity link, LinkDraft draft) {
    note(Map.of(link, draft));
  }

  /// The same of several.
  void note(Map<LinkEntity, LinkDraft> links) {
    Map<String, Integer> bits = new HashMap<>();
    links.forEach(
        (link, draft) -> {
          int own = PlanDifference.bits(draft);
          if (own != 0 || draft.hasWhatPlansPause()) {
            bits.put(link.id, own);
          }
        });
    write(bits);
  }

  private void write(Map<String, Integer> bits) {
    if (bits.isEmpty()) {
      return;
    }
    var ids = new ArrayList<String>();
    var changes = new ArrayList<String>();
    bits.forEach(
        (id, own) -> {
          ids.add(id);
          changes.add(own.toString());
        });
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NOTE)) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      statement.setArray(2, connection.createArrayOf("text", changes.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Noting what plans change of links failed", e);
    }
  }

  /// How many links of a workspace have one of some bits.
  Count count(String workspace, int bits) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, workspace);
      statement.setString(2, workspace);
      statement.setInt(3, bits);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Count(row.getLong(1), row.getBoolean(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Counting what plans change of links failed", e);
    }
  }

  /// The ids of those after one, in their order.
  ///
  /// @param after empty for the first
  List<String> changed(String workspace, int bits, String after, int limit) {
    return ids(CHANGED, workspace, bits, after, limit);
  }

  /// The same, and those of which nothing is known.
  List<String> changedOrUnknown(String workspace, int bits, String after, int limit) {
    return ids(CHANGED_OR_UNKNOWN, workspace, bits, after, limit);
  }

  private List<String> ids(String sql, String workspace, int bits, String after, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      statement.setString(2, after);
      statement.setInt(3, bits);
      statement.setInt(4, limit);
      return ids(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for what plans change of links failed", e);
    }
  }

  private static List<String> ids(PreparedStatement statement) throws SQLException {
    var ids = new ArrayList<String>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /// Looks at some links that a former release has written.
  ///
  /// @return whether there may be more
  @Transactional
  boolean lookAtSome() {
    List<String> ids;
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(UNKNOWN)) {
      statement.setInt(1, BATCH);
      ids = ids(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("Looking for links that plans may change failed", e);
    }
    Map<String, Integer> bits = new HashMap<>();
    if (!ids.isEmpty()) {
      List<String> some = repository.notLarge(ids.stream().sorted().toList());
      for (LinkEntity link : repository.list("id in ?1", some)) {
        // Of one that cannot be read, nothing is published either.
        bits.put(
            link.id,
            LinkMapping.read(link) instanceof Intact(LinkDraft draft)
                ? PlanDifference.bits(draft)
                : 0);
      }
      repository.getEntityManager().clear();
    }
    write(bits);
    return ids.size() == BATCH || bits.size() < ids.size();
  }
}
