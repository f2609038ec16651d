package dev.waymark.admin.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.LinkTests;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.link.WarningList;
import dev.waymark.admin.link.WarningView;
import dev.waymark.admin.visit.Visitors;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks a change of a link before it is saved.
@Singleton
public class Checks {
  private final Links links;
  private final LinkTests tests;
  private final Visitors visitors;
  private final InstantSource clock;

  Checks(Links links, LinkTests tests, Visitors visitors, InstantSource clock) {
    this.links = links;
    this.tests = tests;
    this.visitors = visitors;
    this.clock = clock;
  }

  /// What saving a change would warn of; where earlier rules certainly take everyone whom a rule is
  /// for, with a visitor who shows it, if one is found. Nothing is saved.
  ///
  /// @param patch a JSON merge patch; empty for the link as it is
  /// @throws ProblemException when there is no such link, or the change would be refused
  @Transactional
  public WarningList check(String workspace, String id, ObjectNode patch) {
    WarningList found = links.check(workspace, id, patch);
    if (found.warnings().stream().noneMatch(WarningView::shadows)) {
      return found;
    }
    LinkAsServed link = links.asServed(workspace, id, patch, "", new Faults());
    var examples = new CounterExamples(link, visitors, clock.instant());
    var warnings = new ArrayList<WarningView>();
    for (WarningView warning : found.warnings()) {
      WarningView.CounterExample example =
          warning.shadows()
              ? examples.find(
                  place(warning.pointer()), warning.others().stream().map(Checks::place).toList())
              : null;
      warnings.add(example == null ? warning : warning.with(example));
    }
    return new WarningList(List.copyOf(warnings), found.tests());
  }

  /// Runs the tests of a link.
  ///
  /// @param draft a JSON merge patch for the link, as a change takes it, which may bring tests too;
  ///   null for the link as it is
  /// @param faults of the rest of the body
  /// @throws ProblemException when there is no such link, or the change would be refused for
  ///   something else than its tests
  @Transactional
  public TestResultList runTests(
      String workspace, String id, @Nullable ObjectNode draft, Faults faults) {
    return new TestResultList(
        tests.run(links.asServed(workspace, id, draft, "/draft", faults), clock.instant()));
  }

  /// The place of a rule: 2 for `/rules/2`.
  private static int place(String pointer) {
    return Integer.parseInt(pointer.substring(pointer.lastIndexOf('/') + 1));
  }
}
