package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.DocumentReading.Accepted;
import dev.waymark.publication.LinkDocument;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Links as they are published.
@Singleton
class LinkPublication {
  private final Publication publication;

  LinkPublication(Publication publication) {
    this.publication = publication;
  }

  /// Publishes links that the transaction holds, as they stand.
  void publish(List<LinkEntity> links, Workspace workspace) {
    Map<String, ObjectNode> documents = new HashMap<>();
    for (LinkEntity entity : links) {
      switch (LinkMapping.read(entity)) {
        case StoredLink.Intact(LinkDraft draft) -> {
          if (LinkMapping.isOnADomain(entity)) {
            documents.put(entity.id, LinkMapping.document(entity, draft, workspace).toJson());
          }
        }
        case StoredLink.Unreadable _ -> Log.errorf("Left as published linkId=%s", entity.id);
      }
    }
    publication.publish(DocumentKind.LINK, documents);
  }

  /// A link as visitors get it.
  ///
  /// @param plan under which it is decided
  record AsPublished(LinkDocument document, Plan plan) {}

  /// A link as visitors get it before it has followed a change of its workspace; null when that is
  /// not what its published version differs by.
  @Nullable AsPublished beforeTheChange(LinkEntity entity, LinkDraft draft, Workspace workspace) {
    ObjectNode body = publication.body(DocumentKind.LINK, entity.id);
    if (body == null
        || !(LinkDocument.read(entity.id, body) instanceof Accepted<LinkDocument>(var document))) {
      return null;
    }
    ObjectNode published = document.toJson();
    var plans = new ArrayList<>(List.of(workspace.plan()));
    plans.addAll(List.of(Plan.values()));
    for (Plan plan : plans) {
      ObjectNode candidate =
          LinkMapping.document(entity, draft, LinkMapping.lock(entity), plan, UtmParams.NONE)
              .toJson();
      candidate.set("utm", published.get("utm"));
      if (candidate.toString().equals(published.toString())) {
        return new AsPublished(document, plan);
      }
    }
    return null;
  }
}
