package dev.waymark.admin.pool;

import dev.waymark.admin.database.StoredJson;
import dev.waymark.fault.Faults;
import dev.waymark.publication.PoolDocument;
import java.time.Instant;

/// Between the row, what people write, and what is published.
final class PoolMapping {
  private PoolMapping() {}

  static PoolDraft draft(PoolEntity entity) {
    return new PoolDraft(
        entity.key(),
        entity.name(),
        PoolDocument.readMembers(StoredJson.parse(entity.members), "/members", new Faults()),
        entity.sticky);
  }

  static void write(PoolDraft draft, PoolEntity entity, Instant now) {
    entity.change(draft.name(), now);
    entity.members = PoolDocument.toJson(draft.members()).toString();
    entity.sticky = draft.sticky();
  }

  static PoolDocument document(PoolEntity entity) {
    PoolDraft draft = draft(entity);
    return new PoolDocument(
        entity.workspace(), draft.key(), draft.name(), draft.members(), draft.sticky());
  }
}
