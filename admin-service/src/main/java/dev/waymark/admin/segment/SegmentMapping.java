package dev.waymark.admin.segment;

import dev.waymark.admin.database.StoredJson;
import dev.waymark.fault.Faults;
import dev.waymark.plan.Plan;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleReader;
import java.time.Instant;

/// Between the row, what people write, and what is published.
final class SegmentMapping {
  private SegmentMapping() {}

  static SegmentDraft draft(SegmentEntity entity) {
    var faults = new Faults();
    ConditionSet when = RuleReader.readSegment(StoredJson.parse(entity.definition), faults);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "A stored segment cannot be read id=" + entity.id() + " faults=" + faults.toList());
    }
    return new SegmentDraft(entity.key(), entity.name(), when);
  }

  static void write(SegmentDraft draft, SegmentEntity entity, Instant now) {
    entity.change(draft.name(), now);
    entity.definition = draft.definition().toString();
  }

  /// @param plan of its workspace
  static SegmentDocument document(SegmentEntity entity, Plan plan) {
    SegmentDraft draft = draft(entity);
    return new SegmentDocument(
        entity.workspace(),
        draft.key(),
        draft.name(),
        draft.when(),
        PlanLimits.pausedSegment(plan, draft.when()) != null);
  }
}
