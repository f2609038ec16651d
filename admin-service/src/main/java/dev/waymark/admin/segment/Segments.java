package dev.waymark.admin.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.admin.keyed.KeyedResources;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.plan.Plan;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.TextPattern;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be done with segments.
@Singleton
public class Segments extends KeyedResources<SegmentEntity, SegmentDraft, SegmentView> {
  private static final Sort SORT =
      new Sort(
          Entry.SEGMENT,
          Part.SEGMENTS,
          AuditAction.SEGMENT_CREATE,
          AuditAction.SEGMENT_UPDATE,
          AuditAction.SEGMENT_DELETE);

  private final Workspaces workspaces;

  Segments(Surroundings surroundings, Workspaces workspaces) {
    super(SORT, SegmentEntity.class, surroundings);
    this.workspaces = workspaces;
  }

  /// Conditions count for the plan as they do in a rule, and patterns for all segments together: a
  /// visit may have to ask each of them.
  @Override
  protected @Nullable String tooMuch(
      String workspace, SegmentDraft draft, @Nullable SegmentEntity row) {
    if (row != null && draft.when().equals(draft(row).when())) {
      return null; // what a smaller plan pauses keeps, and takes another name
    }
    FaultList exceeded = PlanLimits.exceededSegment(plan(workspace), draft.when(), "/conditions");
    if (!exceeded.isEmpty()) {
      return exceeded.listed().stream()
          .map(Fault::detail)
          .distinct()
          .collect(Collectors.joining(" "));
    }
    if (RuleReader.patternSize(List.of(draft.when())) == 0) {
      return null;
    }
    var all = new ArrayList<ConditionSet>();
    for (SegmentDocument segment : directory(workspace).segments()) {
      if (!segment.key().equals(draft.key())) {
        all.add(segment.when());
      }
    }
    all.add(draft.when());
    int size = RuleReader.patternSize(all);
    return size <= TextPattern.MAX_TOTAL_SIZE
        ? null
        : "The patterns of all segments of a workspace are too large together: their repetitions"
            + " written out have %d steps, and %d are allowed."
                .formatted(size, TextPattern.MAX_TOTAL_SIZE);
  }

  private Plan plan(String workspace) {
    return workspaces.get(workspace).plan();
  }

  @Override
  protected SegmentDraft read(
      ObjectNode json, @Nullable ObjectNode sent, Workspace workspace, Faults faults) {
    return SegmentDraft.read(json, sent, directory(workspace.id()), faults);
  }

  @Override
  protected SegmentDraft draft(SegmentEntity row) {
    return SegmentMapping.draft(row);
  }

  @Override
  protected SegmentEntity empty() {
    return new SegmentEntity();
  }

  @Override
  protected void write(SegmentDraft draft, SegmentEntity row, Instant now) {
    SegmentMapping.write(draft, row, now);
  }

  @Override
  protected ObjectNode document(SegmentEntity row) {
    return SegmentMapping.document(row, plan(row.workspace())).toJson();
  }

  @Override
  protected SegmentView withFailing(SegmentView view, FailingTests failing) {
    return view.with(failing);
  }

  @Override
  protected Function<SegmentEntity, SegmentView> views(String workspace) {
    Plan plan = plan(workspace);
    Directory directory = directory(workspace);
    return row -> SegmentView.of(row, plan, directory.names());
  }
}
