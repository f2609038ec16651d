package dev.waymark.admin.link;

import dev.waymark.admin.visit.Played;
import dev.waymark.admin.visit.Player;
import dev.waymark.admin.visit.Visitors;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.Lock;
import dev.waymark.routing.Neighbours;
import dev.waymark.routing.Workspace;
import dev.waymark.takedown.Takedowns;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the tests of links.
@Singleton
public class LinkTests {
  private static final String POINTER = "/tests";

  private final Visitors visitors;

  LinkTests(Visitors visitors) {
    this.visitors = visitors;
  }

  /// A link as its tests play it.
  ///
  /// @param document as it is published
  /// @param neighbours the links to which its rules may lead
  record Playable(
      LinkDocument document,
      Workspace surroundings,
      Takedowns takedowns,
      long clickCount,
      Neighbours neighbours) {

    /// The same link with the gate of another: when it answers, and what keeps visitors out.
    Playable behind(Lifecycle lifecycle, @Nullable Lock lock) {
      return new Playable(
          new LinkDocument(
              document.id(),
              document.workspace(),
              document.domain(),
              document.slug(),
              lifecycle,
              lock,
              document.destinations(),
              document.finish()),
          surroundings,
          takedowns,
          clickCount,
          neighbours);
    }
  }

  /// Runs the tests of a link.
  ///
  /// @param now when visits are that say no time
  public List<TestResultView> run(LinkAsServed link, Instant now) {
    return run(
        link.tests(),
        new Playable(
            link.document(),
            link.surroundings(),
            link.takedowns(),
            link.clickCount(),
            link.neighbours()),
        now);
  }

  List<TestResultView> run(List<LinkTest> tests, Playable link, Instant now) {
    if (tests.isEmpty()) {
      return List.of();
    }
    var player =
        new Player(link.document(), link.surroundings(), link.takedowns(), link.neighbours());
    var results = new ArrayList<TestResultView>();
    for (LinkTest test : tests) {
      Played played =
          player.play(
              visitors.visit(
                  test.read(), link.document().id(), link.surroundings(), link.clickCount(), now));
      results.add(TestResultView.of(test, played));
    }
    return results;
  }

  /// The tests that forbid a change: those that pass before it and fail after it, and those that
  /// are new with it and fail. That the link is switched off, not begun, over or locked is no
  /// reason: a test also passes that would if it were not, or if it were as before.
  ///
  /// @param tests those of the link after the change
  /// @param former those that it had before
  /// @param before the link before the change; null for a new one, or one that cannot be read
  List<TestResultView> broken(
      List<LinkTest> tests,
      List<LinkTest> former,
      Playable after,
      @Nullable Playable before,
      Instant now) {
    List<TestResultView> results = run(tests, after, now);
    List<LinkTest> failing = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      if (!results.get(i).passed()) {
        failing.add(tests.get(i));
      }
    }
    failing.removeAll(passing(failing, after.behind(Lifecycle.ALWAYS, null), now));
    if (before != null) {
      LinkDocument was = before.document();
      failing.removeAll(passing(failing, after.behind(was.lifecycle(), was.lock()), now));
      Set<LinkTest> passed = new HashSet<>(passing(failing, before, now));
      passed.addAll(passing(failing, before.behind(Lifecycle.ALWAYS, null), now));
      failing.removeIf(test -> former.contains(test) && !passed.contains(test));
    }
    return results.stream()
        .filter(result -> failing.stream().anyMatch(test -> test.name().equals(result.name())))
        .toList();
  }

  private List<LinkTest> passing(List<LinkTest> tests, Playable link, Instant now) {
    List<TestResultView> results = run(tests, link, now);
    var passing = new ArrayList<LinkTest>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).passed()) {
        passing.add(tests.get(i));
      }
    }
    return passing;
  }

  /// The same as faults, at the places of the tests.
  static FaultList faults(List<LinkTest> tests, List<TestResultView> broken) {
    List<String> names = tests.stream().map(LinkTest::name).toList();
    return new FaultList(
        broken.stream()
            .map(each -> new Fault(POINTER + "/" + names.indexOf(each.name()), each.sentence()))
            .toList(),
        broken.size());
  }
}
