package dev.waymark.admin.workspace;

import dev.waymark.admin.database.StoredJson;
import dev.waymark.fault.Faults;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import java.time.Instant;
import java.util.Objects;

/// Between the row and the value.
final class WorkspaceMapping {
  private WorkspaceMapping() {}

  static Workspace workspace(WorkspaceEntity entity) {
    return new Workspace(
        entity.id,
        entity.name,
        Objects.requireNonNull(Plan.of(entity.plan), "plan"),
        utm(entity.defaultUtmParams),
        entity.defaultDestination,
        entity.timeZone,
        entity.version,
        entity.createdAt,
        entity.updatedAt);
  }

  static void write(WorkspaceDraft draft, WorkspaceEntity entity, Instant now) {
    entity.name = draft.name();
    entity.plan = draft.plan().key();
    entity.defaultUtmParams = draft.defaultUtmParams().toJson().toString();
    entity.defaultDestination = draft.defaultDestination();
    entity.timeZone = draft.timeZone();
    entity.version++;
    entity.updatedAt = now;
  }

  private static UtmParams utm(String json) {
    return UtmParams.read(StoredJson.parse(json), "", new Faults());
  }
}
