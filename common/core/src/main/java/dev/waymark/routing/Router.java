package dev.waymark.routing;

import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleTrace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides where a visit goes. Pure and total: the same link, workspace, takedowns, facts and draws
/// always give the same answer; nothing is thrown, read or written. Visitors, the simulator and
/// every test go through here.
public final class Router {
  private static final Decision TAKEN_DOWN =
      new Decision.Stopped(Step.ACTIVE, new Answer.TakenDown());

  private Router() {}

  /// The first stage: picks what answers, from the first step that has an answer.
  public static Decision decide(
      Link link, Workspace workspace, Takedowns takedowns, Visit visit, Admission admission) {
    Decision stopped = stop(link, workspace, takedowns, visit, admission);
    return stopped != null ? stopped : choose(link, workspace, visit);
  }

  /// What keeps a visitor before anything is chosen; null when nothing does. What the operator has
  /// taken down comes before everything that its owner can set.
  private static @Nullable Decision stop(
      Link link, Workspace workspace, Takedowns takedowns, Visit visit, Admission admission) {
    if (link.takenDown(takedowns) != null) {
      return TAKEN_DOWN;
    }
    return workspace.isOff() ? Gate.OFF : link.gate().stop(visit, admission);
  }

  private static Decision choose(Link link, Workspace workspace, Visit visit) {
    int rule = firstRule(link, workspace, visit);
    if (rule != CompiledRules.NO_MATCH) {
      return link.byRule(rule);
    }
    Tables tables = link.tables();
    Decision.Chosen byTable = tables == null ? null : tables.choice(visit);
    if (byTable != null) {
      return byTable;
    }
    Decision.Chosen byVariant = link.byVariant();
    if (byVariant != null) {
      return byVariant;
    }
    Entries hub = link.hub();
    return hub != null && hub.isShown(workspace, visit)
        ? hub.page()
        : otherwise(link, workspace, visit);
  }

  /// The first rule that matches and leads somewhere. One whose channel or pool is passive is as if
  /// it had not matched.
  private static int firstRule(Link link, Workspace workspace, Visit visit) {
    int rule = link.rules().firstMatch(visit, 0);
    while (rule != CompiledRules.NO_MATCH && !workspace.isAvailable(link.byRule(rule), visit)) {
      rule = link.rules().firstMatch(visit, rule + 1);
    }
    return rule;
  }

  /// What is left when nothing chose for this visitor in particular.
  private static Decision.Chosen otherwise(Link link, Workspace workspace, Visit visit) {
    Decision.Chosen byFallbackChannel = link.byFallbackChannel();
    if (byFallbackChannel != null && workspace.isAvailable(byFallbackChannel, visit)) {
      return byFallbackChannel;
    }
    Decision.Chosen byTarget = link.byTarget();
    return byTarget != null ? byTarget : workspace.defaultDestination();
  }

  /// The first stage for an entry of a hub that was tapped. An entry at whose end nobody is leads
  /// where the link leads without its page.
  ///
  /// @param entry its key, whatever the visitor sent; one that does not exist is not found
  public static Decision tap(
      Link link,
      String entry,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Admission admission) {
    Decision stopped = stop(link, workspace, takedowns, visit, admission);
    if (stopped != null) {
      return stopped;
    }
    Entries hub = link.hub();
    Decision.Chosen tapped = hub == null ? null : hub.tap(entry);
    if (tapped == null) {
      return NO_SUCH_ENTRY;
    }
    return workspace.isAvailable(tapped, visit)
        ? tapped
        : otherwise(link, workspace, visit).tapped(entry);
  }

  private static final Decision NO_SUCH_ENTRY =
      new Decision.Stopped(Step.TAP, new Answer.NotFound());

  /// The second stage: turns what was picked into what the visitor gets.
  ///
  /// @param decision one that was made for the same link, workspace and visit
  public static Answer settle(
      Decision decision,
      Link link,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Draws draws) {
    return switch (decision) {
      case Decision.Stopped stopped -> stopped.answer();
      case Decision.Chosen chosen ->
          chosen.destination() instanceof Destination.Complete complete
              ? complete.answer()
              : Settlement.of(link, workspace, takedowns, visit, draws).answer(chosen);
    };
  }

  /// Decides as {@link #decide} and {@link #settle} do, by calling them, and says why: each rule
  /// that was tried, up to the one that won, with each of its conditions and what was seen, and
  /// each entry of the hub.
  public static Explanation explain(
      LinkDocument document,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Admission admission,
      Draws draws) {
    Link link = Link.compile(document, new SharedMatchers());
    Decision decision = decide(link, workspace, takedowns, visit, admission);
    Answer answer = settle(decision, link, workspace, takedowns, visit, draws);
    Entries hub = link.hub();
    return new Explanation(
        answer instanceof Answer.TakenDown ? TAKEN_DOWN : decision,
        answer,
        decision.step().isBeforeRules() ? List.of() : trace(document, link, workspace, visit),
        hub != null && decision.step() == Step.HUB ? hub.offers(workspace, visit) : List.of());
  }

  private static List<Tried> trace(
      LinkDocument document, Link link, Workspace workspace, Visit visit) {
    var trace = new ArrayList<Tried>();
    List<Rule> rules = document.destinations().rules().rules();
    for (int i = 0; i < rules.size(); i++) {
      RuleTrace rule =
          RuleTrace.of(rules.get(i), link.rules(), i, visit, workspace.names(), workspace::segment);
      var tried =
          new Tried(rule, rule.matched() ? workspace.whySkipped(link.byRule(i), visit) : null);
      trace.add(tried);
      if (tried.matched()) {
        break;
      }
    }
    return trace;
  }
}
