package dev.waymark.admin.workspace;

import dev.waymark.admin.database.StoredJson;
import dev.waymark.fault.Faults;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.visitor.Country;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Between the row and the value.
final class WorkspaceMapping {
  private WorkspaceMapping() {}

  static Workspace workspace(WorkspaceEntity entity) {
    return new Workspace(
        entity.id,
        entity.name,
        Objects.requireNonNull(Plan.of(entity.plan), "plan"),
        utm(entity.defaultUtmParams),
        defaultDestination(entity),
        entity.timeZone,
        entity.country == null ? null : Country.of(entity.country),
        entity.homeUrl,
        entity.planVersion,
        entity.version,
        entity.createdAt,
        entity.updatedAt);
  }

  static void write(WorkspaceDraft draft, WorkspaceEntity entity, Instant now) {
    entity.name = draft.name();
    String plan = draft.plan().key();
    entity.planVersion += entity.plan == null || entity.plan.equals(plan) ? 0 : 1;
    entity.plan = plan;
    entity.defaultUtmParams = draft.defaultUtmParams().toJson().toString();
    entity.defaultUrl = null;
    entity.defaultChannel = null;
    switch (draft.defaultDestination()) {
      case null -> {
        // None of the two.
      }
      case DefaultDestination.Url(String url) -> entity.defaultUrl = url;
      case DefaultDestination.Channel(String key) -> entity.defaultChannel = key;
    }
    entity.timeZone = draft.timeZone();
    entity.country = draft.country() == null ? null : draft.country().code();
    entity.homeUrl = draft.homeUrl();
    entity.version++;
    entity.updatedAt = now;
  }

  /// @param isOff whether it is deleted, and can be taken back
  static WorkspaceDocument document(Workspace workspace, boolean isOff) {
    return new WorkspaceDocument(
        workspace.id(), workspace.defaultDestination(), workspace.homeUrl(), false, isOff);
  }

  private static @Nullable DefaultDestination defaultDestination(WorkspaceEntity entity) {
    if (entity.defaultUrl != null) {
      return new DefaultDestination.Url(entity.defaultUrl);
    }
    return entity.defaultChannel == null
        ? null
        : new DefaultDestination.Channel(entity.defaultChannel);
  }

  private static UtmParams utm(String json) {
    return UtmParams.read(StoredJson.parse(json), "", new Faults());
  }
}
