package dev.waymark.admin.link;

import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.version.VersionList;
import dev.waymark.admin.version.VersionView;
import dev.waymark.admin.version.Versions;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What links were before.
@Singleton
public class LinkVersions {
  private final LinkRepository repository;
  private final Workspaces workspaces;
  private final Versions versions;
  private final Directories directories;

  LinkVersions(
      LinkRepository repository,
      Workspaces workspaces,
      Versions versions,
      Directories directories) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.versions = versions;
    this.directories = directories;
  }

  /// The versions of a link, the newest first.
  ///
  /// @throws ProblemException when there is no such link
  @Transactional
  public VersionList page(String workspaceId, String id, PageRequest request) {
    LinkEntity entity = inWorkspace(workspaceId, id);
    return versions.page(
        LinkMapping.subject(entity),
        LinkMapping.version(entity),
        request,
        directories.of(workspaceId).names());
  }

  /// One version of a link.
  ///
  /// @param compare the number of the one to compare it with; null for the one before
  /// @throws ProblemException when there is no such link or version
  @Transactional
  public VersionView get(String workspaceId, String id, long number, @Nullable Long compare) {
    LinkEntity entity = inWorkspace(workspaceId, id);
    return versions.get(
        LinkMapping.subject(entity),
        LinkMapping.version(entity),
        number,
        compare,
        directories.of(workspaceId).names());
  }

  /// The version of a link that was in force at a moment; null when it is no longer kept.
  ///
  /// @param rulesVersion which version of its rules it has, as clicks carry it; null for whichever
  /// @throws ProblemException when there is no such link
  @Transactional
  public @Nullable VersionView inForce(
      String workspaceId, String id, @Nullable Long rulesVersion, Instant at) {
    LinkEntity entity = inWorkspace(workspaceId, id);
    return versions.inForce(
        LinkMapping.subject(entity),
        LinkMapping.version(entity),
        rulesVersion,
        at,
        directories.of(workspaceId).names());
  }

  private LinkEntity inWorkspace(String workspaceId, String id) {
    workspaces.get(workspaceId);
    LinkEntity entity = repository.inWorkspace(workspaceId, id);
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such link.");
    }
    return entity;
  }
}
