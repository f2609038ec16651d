package dev.waymark.admin.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.admin.link.RuleView.ConditionView;
import dev.waymark.plan.Plan;
import dev.waymark.rule.Names;
import dev.waymark.rule.PlanLimits;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A segment as it is answered.
@Schema(name = "Segment")
record SegmentView(
    @Schema(required = true) String key,
    @Schema(required = true) String name,
    @Schema(
            required = true,
            enumeration = {"all", "any"})
        String match,
    @Schema(required = true) List<ConditionView> conditions,
    @Schema(required = true) String summary,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String paused,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(
            description =
                "Only in the answer to a change: the links of which a test fails now; left out when"
                    + " there is none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable FailingTests failingTests) {

  /// The same with what it does to the tests of links.
  SegmentView with(FailingTests failing) {
    return new SegmentView(
        key, name, match, conditions, summary, paused, createdAt, updatedAt, failing);
  }

  static SegmentView of(SegmentEntity entity, Plan plan, Names names) {
    SegmentDraft draft = SegmentMapping.draft(entity);
    return new SegmentView(
        draft.key(),
        draft.name(),
        draft.when().match().key(),
        draft.when().specs().stream().map(ConditionView::of).toList(),
        draft.when().summary(names),
        PlanLimits.pausedSegment(plan, draft.when()),
        entity.createdAt(),
        entity.updatedAt(),
        null);
  }
}
