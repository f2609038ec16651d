package dev.waymark.admin.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.service.language.RequestLanguage;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/// The directories of all workspaces, read from what is published. Joins the transaction of its
/// caller, who holds the lock of the workspace when a check has to hold until the end of it.
@Singleton
public final class Directories {
  /// How many links a refusal names.
  private static final int MOST_NAMED = 5;

  /// Of how many links that others lead to the names are known.
  private static final int MOST_LINK_NAMES = 1_000;

  private static final String LINK_NAMES =
      """
      select id, coalesce(title, slug) from admin.link
      where workspace_id = ? and id in (
        select key from admin.link_reference where workspace_id = ? and kind = 'link')
      order by id limit ?
      """;

  private final DataSource database;
  private final ReferringLinks links;
  private final RequestLanguage language;

  Directories(DataSource database, ReferringLinks links, RequestLanguage language) {
    this.database = database;
    this.links = links;
    this.language = language;
  }

  /// The directory of a workspace, whose sentences are in the language of the request.
  public Directory of(String workspace) {
    try (Connection connection = database.getConnection()) {
      List<WorkspaceDocument> own =
          documents(
              connection, workspace, DocumentKind.WORKSPACE, "id = ?", WorkspaceDocument::read);
      return new Directory(
          workspace,
          entries(connection, workspace, Entry.CHANNEL, ChannelDocument::read),
          entries(connection, workspace, Entry.POOL, PoolDocument::read),
          entries(connection, workspace, Entry.SCHEDULE, ScheduleDocument::read),
          entries(connection, workspace, Entry.SEGMENT, SegmentDocument::read),
          own.isEmpty() ? null : own.getFirst(),
          language.current(),
          linkNames(connection, workspace));
    } catch (SQLException e) {
      throw new IllegalStateException("Reading a directory failed workspace=" + workspace, e);
    }
  }

  /// What people call the links that others of a workspace lead to: their titles, or their slugs.
  private static Map<String, String> linkNames(Connection connection, String workspace)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LINK_NAMES)) {
      statement.setString(1, workspace);
      statement.setString(2, workspace);
      statement.setInt(3, MOST_LINK_NAMES);
      Map<String, String> names = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.put(rows.getString(1), rows.getString(2));
        }
      }
      return names;
    }
  }

  private static <D> List<D> entries(
      Connection connection,
      String workspace,
      Entry entry,
      BiFunction<String, JsonNode, DocumentReading<D>> reader)
      throws SQLException {
    String ofWorkspace = "id in (select id from admin." + entry.noun() + " where workspace_id = ?)";
    return documents(connection, workspace, entry.kind(), ofWorkspace, reader);
  }

  private static <D> List<D> documents(
      Connection connection,
      String workspace,
      DocumentKind kind,
      String ofWorkspace,
      BiFunction<String, JsonNode, DocumentReading<D>> reader)
      throws SQLException {
    String sql =
        "select id, body::text from publication.document where kind = ? and body is not null and "
            + ofWorkspace;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind.key());
      statement.setString(2, workspace);
      var documents = new ArrayList<D>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString(1);
          switch (reader.apply(id, StoredJson.parse(rows.getString(2)))) {
            case DocumentReading.Accepted<D> accepted -> documents.add(accepted.document());
            case DocumentReading.Rejected<D> rejected ->
                Log.errorf(
                    "A published document cannot be read kind=%s id=%s faults=%s",
                    kind.key(), id, rejected.faults());
          }
        }
      }
      return documents;
    }
  }

  /// Refuses to go on when something refers to an entry.
  ///
  /// @throws ProblemException naming what does
  public void refuseIfUsed(String workspace, Entry entry, String key) {
    var uses = new ArrayList<String>();
    ReferringLinks.Found found = links.to(workspace, entry, key, MOST_NAMED);
    if (found.count() > 0) {
      long counted = Math.min(found.count(), ReferringLinks.MOST_COUNTED);
      long others = counted - found.slugs().size();
      String more = found.count() > counted ? "more than " + others : String.valueOf(others);
      uses.add(
          (found.count() == 1 ? "the link " : "the links ")
              + String.join(", ", found.slugs())
              + (others == 0 ? "" : " and " + more + " more"));
    }
    uses.addAll(of(workspace).usesOf(entry, key));
    if (!uses.isEmpty()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "The %s '%s' is used by %s. Take it out there first."
              .formatted(entry.noun(), key, String.join("; ", uses)));
    }
  }
}
