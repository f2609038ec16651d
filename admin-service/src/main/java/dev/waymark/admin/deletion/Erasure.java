package dev.waymark.admin.deletion;

import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.publication.DocumentKind;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Erases workspaces whose time to be taken back is over: some rows of one of them in a
/// transaction, the workspace itself last. What is left says where to go on, so a restart loses
/// nothing, and several services may do it at once. Slugs stay out of use as those of any deleted
/// link do.
@Singleton
class Erasure {
  /// Rows that one transaction deletes.
  private static final int AT_ONCE = 500;

  /// So that one turn ends, whatever there is.
  private static final int TURNS = 1_000;

  private static final String DUE =
      """
      select id from admin.workspace where deleted_at <= ?
      order by deleted_at, id limit 1 for update skip locked
      """;

  private static final String BEGIN =
      """
      update admin.workspace set erasing = true, default_channel = null
      where id = ? and (not erasing or default_channel is not null)
      """;

  /// Each is given the workspace and how many rows, and answers the documents to withdraw of those
  /// that it has deleted; null where a row has none. In this order: links lead to what is shared.
  private static final List<Step> STEPS =
      List.of(
          new Step(
              DocumentKind.LINK,
              """
              with gone as (
                delete from admin.link where id in
                  (select id from admin.link where workspace_id = ? order by id limit ?)
                returning id, workspace_id, coalesce(domain, '') as domain, slug_folded),
              retired as (
                insert into admin.retired_slug
                  (domain, slug_folded, workspace_id, link_id, retired_at)
                select domain, slug_folded, workspace_id, id, ? from gone
                on conflict (domain, slug_folded) do update
                set workspace_id = excluded.workspace_id, link_id = excluded.link_id,
                  retired_at = excluded.retired_at)
              select id from gone
              """),
          new Step(
              null,
              """
              update admin.channel set fallback = null where id in
                (select id from admin.channel where workspace_id = ? and fallback is not null
                 order by id limit ?)
              returning null
              """),
          simple(DocumentKind.CHANNEL, "channel", "id"),
          simple(DocumentKind.POOL, "pool", "id"),
          simple(DocumentKind.SCHEDULE, "schedule", "id"),
          simple(DocumentKind.SEGMENT, "segment", "id"),
          simple(DocumentKind.DOMAIN, "domain", "case when verified then name end"),
          simple(DocumentKind.API_KEY, "api_key", "hash"),
          // What its document is called.
          simple(DocumentKind.TAKEDOWN, "takedown", "what || '/' || subject"),
          simple(null, "invite", "null"),
          new Step(
              null,
              """
              delete from admin.membership where (person_id, workspace_id) in
                (select person_id, workspace_id from admin.membership where workspace_id = ?
                 order by person_id limit ?)
              returning null
              """),
          simple(null, "resource_version", "null"));

  private static final String AUDIT = "select admin.erase_audit_entries(?, ?)";

  private static final String WORKSPACE = "delete from admin.workspace where id = ?";

  private final DataSource database;
  private final Publication publication;
  private final InstantSource clock;

  Erasure(DataSource database, Publication publication, InstantSource clock) {
    this.database = database;
    this.publication = publication;
    this.clock = clock;
  }

  /// @param kind of the documents that go with the rows; null when there are none
  private record Step(@Nullable DocumentKind kind, String sql) {}

  private static Step simple(@Nullable DocumentKind kind, String table, String document) {
    return new Step(
        kind,
        """
        delete from admin.%1$s where id in
          (select id from admin.%1$s where workspace_id = ? order by id limit ?)
        returning %2$s
        """
            .formatted(table, document));
  }

  @Scheduled(
      identity = "deleted-workspaces",
      every = "10m",
      delayed = "4m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    try {
      for (int i = 0; i < TURNS && eraseSome(); i++) {
        // Until nothing is due.
      }
    } catch (RuntimeException e) {
      Log.warnf(e, "A deleted workspace was not erased to the end; going on later");
    }
  }

  /// Erases some rows of a workspace whose time is over.
  ///
  /// @return whether there may be more
  @Transactional
  boolean eraseSome() {
    try (Connection connection = database.getConnection()) {
      String workspace = dueWorkspace(connection);
      if (workspace == null) {
        return false;
      }
      update(connection, BEGIN, workspace);
      for (Step step : STEPS) {
        if (isDone(connection, step, workspace)) {
          return true;
        }
      }
      if (audit(connection, workspace) > 0) {
        return true;
      }
      update(connection, WORKSPACE, workspace);
      publication.withdraw(DocumentKind.WORKSPACE, workspace);
      Log.infof("a deleted workspace is erased: workspaceId=%s", workspace);
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("A deleted workspace was not erased", e);
    }
  }

  private @Nullable String dueWorkspace(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DUE)) {
      statement.setObject(1, clock.instant().minus(Workspaces.KEPT).atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /// Whether a step had something to do.
  private boolean isDone(Connection connection, Step step, String workspace) throws SQLException {
    int rows = 0;
    var documents = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
      statement.setString(1, workspace);
      statement.setInt(2, AT_ONCE);
      if (step.kind() == DocumentKind.LINK) {
        statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
      }
      try (ResultSet gone = statement.executeQuery()) {
        while (gone.next()) {
          rows++;
          String document = gone.getString(1);
          if (document != null) {
            documents.add(document);
          }
        }
      }
    }
    if (step.kind() != null) {
      publication.withdraw(step.kind(), documents);
    }
    return rows > 0;
  }

  private static long audit(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AUDIT)) {
      statement.setString(1, workspace);
      statement.setInt(2, AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void update(Connection connection, String sql, String workspace)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      statement.executeUpdate();
    }
  }
}
