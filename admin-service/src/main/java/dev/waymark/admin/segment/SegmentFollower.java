package dev.waymark.admin.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.WorkspaceFollower;
import dev.waymark.publication.DocumentKind;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;

/// Publishes segments anew when the workspace has another plan, which may pause them or bring them
/// back. Links that ask for them are as they were.
@Singleton
class SegmentFollower implements WorkspaceFollower {
  private final EntityManager database;
  private final Publication publication;

  SegmentFollower(EntityManager database, Publication publication) {
    this.database = database;
    this.publication = publication;
  }

  @Override
  public void follow(Workspace before, Workspace after) {
    if (before.plan() != after.plan()) {
      Map<String, ObjectNode> documents = new HashMap<>();
      database
          .createQuery("from SegmentEntity where workspaceId = :workspace", SegmentEntity.class)
          .setParameter("workspace", after.id())
          .getResultList()
          .forEach(
              segment ->
                  documents.put(
                      segment.id(), SegmentMapping.document(segment, after.plan()).toJson()));
      publication.publish(DocumentKind.SEGMENT, documents);
    }
  }
}
