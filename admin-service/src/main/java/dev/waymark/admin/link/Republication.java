package dev.waymark.admin.link;

import dev.waymark.admin.workspace.ChangedLinks.Progress;
import dev.waymark.admin.workspace.Workspace;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Publishes the links of a workspace anew, some in a transaction, in the order of their ids. How
/// far it has come is a row of `republication`, so it goes on wherever it was left.
///
/// Each transaction holds the workspace as it is, and its links, so none is published from facts
/// that are older than what is published of it already.
@Singleton
class Republication {
  /// Begun anew for what is to be published in addition: links up to here may have followed a
  /// change that the next one has taken back.
  private static final String BEGIN =
      """
      insert into admin.republication (workspace_id, changes) values (?, ?::smallint)
      on conflict (workspace_id) do update
      set changes = republication.changes | excluded.changes, after = ''
      """;

  /// Somebody else who is at it does it.
  private static final String GO_ON =
      """
      select changes, after from admin.republication where workspace_id = ?
      for update skip locked
      """;

  private static final String REACHED =
      "update admin.republication set after = ? where workspace_id = ?";

  private static final String END = "delete from admin.republication where workspace_id = ?";

  private static final String PLACE =
      "select after from admin.republication where workspace_id = ?";

  private static final String BEGUN =
      "select changes, after from admin.republication where workspace_id = ?";

  private static final String DONE_OF_ALL =
      """
      select count(*) filter (where id <= ?), count(*) from admin.link where workspace_id = ?
      """;

  private static final String DONE_OF_CHANGED =
      """
      select count(*) filter (where link_id <= ?), count(*) from admin.link_plan
      where workspace_id = ? and (changes is null or changes & ?::smallint <> 0)
      """;

  private static final String DUE =
      "select workspace_id from admin.republication order by workspace_id limit ?";

  /// Links published in one transaction, if they are not large: as many as a request may publish at
  /// once.
  static final int BATCH = 200;

  private final DataSource database;
  private final LinkRepository repository;
  private final LinkPlans plans;
  private final LinkPublication publication;

  Republication(
      DataSource database,
      LinkRepository repository,
      LinkPlans plans,
      LinkPublication publication) {
    this.database = database;
    this.repository = repository;
    this.plans = plans;
    this.publication = publication;
  }

  /// How far it has come.
  ///
  /// @param bits of the plans for which links are published; null for all links
  /// @param after the last link that was
  private record Place(@Nullable Integer bits, String after) {}

  /// Begins, in the transaction that has changed the workspace.
  ///
  /// @param bits of {@link PlanDifference}: only links that these plans decide otherwise; null for
  ///   all
  void begin(String workspace, @Nullable Integer bits) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, workspace);
      statement.setObject(2, bits);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Beginning to publish links anew failed", e);
    }
  }

  /// Publishes some links.
  ///
  /// @param workspace as it is, held by the transaction of the caller
  /// @return whether there may be more
  @Transactional(Transactional.TxType.MANDATORY)
  boolean goOn(Workspace workspace) {
    try (Connection connection = database.getConnection()) {
      Place place = place(connection, GO_ON, workspace.id());
      if (place == null) {
        return false;
      }
      List<String> ids =
          place.bits() == null
              ? repository.idsAfter(workspace.id(), place.after(), BATCH)
              : plans.changedOrUnknown(workspace.id(), place.bits(), place.after(), BATCH);
      List<String> some = repository.notLarge(ids);
      publication.publish(repository.unchanging(workspace.id(), some), workspace);
      repository.flush();
      repository.getEntityManager().clear();
      boolean more = ids.size() == BATCH || some.size() < ids.size();
      try (PreparedStatement statement = connection.prepareStatement(more ? REACHED : END)) {
        int last = 0;
        if (more) {
          statement.setString(++last, some.isEmpty() ? ids.getLast() : some.getLast());
        }
        statement.setString(++last, workspace.id());
        statement.executeUpdate();
      }
      return more;
    } catch (SQLException e) {
      throw new IllegalStateException("Publishing links anew failed", e);
    }
  }

  private static @Nullable Place place(Connection connection, String sql, String workspace)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Place(row.getObject(1, Integer.class), row.getString(2)) : null;
      }
    }
  }

  /// Whether a link may still be served as it was before a change of its workspace.
  boolean isAhead(String workspace, String link) {
    String after = after(workspace);
    return after != null && after.compareTo(link) < 0;
  }

  /// How many links of a workspace are published anew, of those that are to be; null when none is.
  @Nullable Progress progress(String workspace) {
    try (Connection connection = database.getConnection()) {
      Place place = place(connection, BEGUN, workspace);
      return place == null ? null : progress(connection, workspace, place);
    } catch (SQLException e) {
      throw new IllegalStateException("How many links are published anew was not told", e);
    }
  }

  private static Progress progress(Connection connection, String workspace, Place place)
      throws SQLException {
    Integer bits = place.bits();
    try (PreparedStatement statement =
        connection.prepareStatement(bits == null ? DONE_OF_ALL : DONE_OF_CHANGED)) {
      statement.setString(1, place.after());
      statement.setString(2, workspace);
      if (bits != null) {
        statement.setInt(3, bits);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Progress(row.getLong(1), row.getLong(2));
      }
    }
  }

  /// Whether some links of a workspace may.
  boolean isUnderWay(String workspace) {
    return after(workspace) != null;
  }

  private @Nullable String after(String workspace) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PLACE)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("How far links are published anew was not told", e);
    }
  }

  /// Workspaces of which links are to be published, by their ids.
  List<String> due(int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DUE)) {
      statement.setInt(1, limit);
      var due = new ArrayList<String>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          due.add(rows.getString(1));
        }
      }
      return due;
    } catch (SQLException e) {
      throw new IllegalStateException("Whose links are to be published anew was not told", e);
    }
  }
}
