package dev.waymark.routing;

import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleTrace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitOfNeighbour;
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

  /// The first stage for a link whose rules lead to no other.
  public static Decision decide(
      Link link, Workspace workspace, Takedowns takedowns, Visit visit, Admission admission) {
    return decide(link, workspace, takedowns, visit, admission, Neighbours.NONE);
  }

  /// The first stage: picks what answers, from the first step that has an answer.
  ///
  /// @param neighbours the links to which rules may lead
  public static Decision decide(
      Link link,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Admission admission,
      Neighbours neighbours) {
    Decision stopped = stop(link, workspace, takedowns, visit, admission);
    return stopped != null ? stopped : choose(link, workspace, takedowns, visit, neighbours);
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

  private static Decision.Chosen choose(
      Link link, Workspace workspace, Takedowns takedowns, Visit visit, Neighbours neighbours) {
    Decision.Chosen byRule = byRule(link, workspace, takedowns, visit, neighbours);
    if (byRule != null) {
      return byRule;
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

  /// What the first rule chooses that matches and leads somewhere. One whose channel or pool is
  /// passive is as if it had not matched, and so is one whose link is off; null when none is left.
  private static Decision.@Nullable Chosen byRule(
      Link link, Workspace workspace, Takedowns takedowns, Visit visit, Neighbours neighbours) {
    int rule = link.rules().firstMatch(visit, 0);
    while (rule != CompiledRules.NO_MATCH) {
      Decision.Chosen chosen = link.byRule(rule);
      if (chosen.destination() instanceof Destination.OtherLink(String id)) {
        Neighbour there = neighbours.find(id);
        if (there != null && whyPassive(there, link, workspace, takedowns, visit) == null) {
          return through(chosen, there, workspace, takedowns, visit);
        }
      } else if (workspace.isAvailable(chosen, visit)) {
        return chosen;
      }
      rule = link.rules().firstMatch(visit, rule + 1);
    }
    return null;
  }

  /// Why another link takes nobody, in words that follow its name; null when it does. One that asks
  /// for a password does.
  private static @Nullable String whyPassive(
      Neighbour there, Link link, Workspace workspace, Takedowns takedowns, Visit visit) {
    if (!there.link().workspace().equals(link.workspace())) {
      return workspace.say("is not of this workspace", "no es de este espacio de trabajo");
    }
    Decision stopped = stop(there.link(), workspace, takedowns, visit, there);
    if (stopped == null || stopped.step() == Step.PASSWORD) {
      return null;
    }
    if (stopped.equals(TAKEN_DOWN)) {
      return workspace.say("is taken down", "está retirado");
    }
    return switch (stopped.step()) {
      case ACTIVE -> workspace.say("is switched off", "está desactivado");
      case STARTS_AT -> workspace.say("has not begun", "aún no ha empezado");
      default -> workspace.say("is over", "ha terminado");
    };
  }

  /// What another link chooses, whose own rules lead to no third.
  private static Decision.Chosen through(
      Decision.Chosen chosen,
      Neighbour there,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit) {
    Link other = there.link();
    if (other.answersAtItsAddress()) {
      return chosen;
    }
    var own = new VisitOfNeighbour(visit, other.id(), there.clickCount());
    return new Decision.Chosen(
        chosen.step(),
        chosen.rule(),
        null,
        new Destination.Through(other, choose(other, workspace, takedowns, own, Neighbours.NONE)));
  }

  /// What is left when nothing chose for this visitor in particular.
  private static Decision.Chosen otherwise(Link link, Workspace workspace, Visit visit) {
    Decision.Chosen byFallbackChannel = link.byFallbackChannel();
    if (byFallbackChannel != null && workspace.isAvailable(byFallbackChannel, visit)) {
      return byFallbackChannel;
    }
    Decision.Chosen byTarget = link.byTarget();
    return byTarget != null ? byTarget : workspace.defaultDestination(visit);
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
  ///
  /// @param neighbours the links to which rules may lead
  public static Explanation explain(
      LinkDocument document,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Admission admission,
      Draws draws,
      Neighbours neighbours) {
    Link link = Link.compile(document, new SharedMatchers());
    Decision decision = decide(link, workspace, takedowns, visit, admission, neighbours);
    Answer answer = settle(decision, link, workspace, takedowns, visit, draws);
    Entries hub = link.hub();
    return new Explanation(
        answer instanceof Answer.TakenDown ? TAKEN_DOWN : decision,
        answer,
        decision.step().isBeforeRules()
            ? List.of()
            : trace(document, link, workspace, takedowns, visit, neighbours),
        hub != null && decision.step() == Step.HUB ? hub.offers(workspace, visit) : List.of());
  }

  private static List<Tried> trace(
      LinkDocument document,
      Link link,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Neighbours neighbours) {
    var trace = new ArrayList<Tried>();
    List<Rule> rules = document.destinations().rules().rules();
    for (int i = 0; i < rules.size(); i++) {
      RuleTrace rule =
          RuleTrace.of(rules.get(i), link.rules(), i, visit, workspace.names(), workspace::segment);
      Decision.Chosen chosen = link.byRule(i);
      String skipped = null;
      if (rule.matched()) {
        skipped =
            chosen.destination() instanceof Destination.OtherLink(String id)
                ? whySkipped(id, link, workspace, takedowns, visit, neighbours)
                : workspace.whySkipped(chosen, visit);
      }
      var tried = new Tried(rule, skipped);
      trace.add(tried);
      if (tried.matched()) {
        break;
      }
    }
    return trace;
  }

  private static @Nullable String whySkipped(
      String id,
      Link link,
      Workspace workspace,
      Takedowns takedowns,
      Visit visit,
      Neighbours neighbours) {
    Neighbour there = neighbours.find(id);
    if (there == null) {
      return workspace.say("there is no such link", "no existe ese enlace");
    }
    String reason = whyPassive(there, link, workspace, takedowns, visit);
    String name = workspace.names().link(id);
    return reason == null
        ? null
        : (name == null ? workspace.say("the other link", "el otro enlace") : name) + ' ' + reason;
  }
}
