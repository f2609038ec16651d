package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.visit.Played;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.ActiveMembers;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Destination;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Router;
import dev.waymark.rule.Rule;
import dev.waymark.rule.SharedMatchers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A link before or after a change, as the router decides for it in each world.
final class Side {
  private final LinkAsServed served;
  private final List<Rule> rules;
  private final Link hopeful;
  private final List<Link> worlds;
  private final Set<String> missingOfHub;
  private final ObjectNode behindRules;
  private final ObjectNode finish;

  /// @param served for what surrounds the link
  /// @param document the link that is played
  Side(LinkAsServed served, LinkDocument document, Worlds worlds) {
    this.served = served;
    this.rules = document.destinations().rules().rules();
    this.hopeful = Link.compile(worlds.hopeful(document), new SharedMatchers());
    this.worlds =
        worlds.all(document).stream()
            .map(world -> Link.compile(world, new SharedMatchers()))
            .toList();
    this.missingOfHub = Worlds.missingOfHub(document);
    this.behindRules = document.toJson();
    behindRules.remove(List.of("rules", "rules_version"));
    this.finish = behindRules.deepCopy();
    finish.remove(List.of("target", "legacy", "variants", "hub", "fallback_channel", "sequence"));
  }

  /// The link that is played for one that is served: without its password and its limit of clicks,
  /// for whoever clicked has passed both, and, where a change leaves them alone, without the times
  /// between which it answers.
  static LinkDocument played(LinkDocument link, boolean withLifecycle) {
    Lifecycle own = link.lifecycle();
    return new LinkDocument(
        link.id(),
        link.workspace(),
        link.domain(),
        link.slug(),
        withLifecycle
            ? new Lifecycle(own.active(), own.startsAt(), own.expiresAt(), null, own.fallbackUrl())
            : Lifecycle.ALWAYS,
        null,
        link.destinations(),
        link.finish());
  }

  /// A decision, with all that can come of it.
  ///
  /// @param decision with the place of a rule for its name
  /// @param ends where a visitor can end, each with what it is; one, but for what is drawn
  record Course(Side side, Decision decision, Map<String, ReplayView.PlaceView> ends) {

    /// The facts that the deciding rule, or the hub that is asked for want of one, lacks.
    Set<String> missing() {
      Rule rule = rule();
      if (rule != null) {
        return Worlds.missing(rule);
      }
      return decision.step().isBeforeRules() ? Set.of() : side.missingOfHub;
    }

    /// Whether the entries of a hub were asked, and lack facts.
    boolean decidedByHub() {
      return rule() == null && !missing().isEmpty();
    }

    private @Nullable Rule rule() {
      return decision instanceof Decision.Chosen chosen && chosen.rule() != null
          ? side.rules.get(Integer.parseInt(chosen.rule()))
          : null;
    }

    /// Whether no rule decided, and nothing that could have decided instead is another there.
    boolean isBehindRulesAs(Course other) {
      return rule() == null
          && other.rule() == null
          && side.behindRules.equals(other.side.behindRules);
    }

    /// Whether what decided leads to the same place there, whatever is drawn.
    boolean leadsWhere(Course other) {
      return decision instanceof Decision.Chosen one
          && other.decision instanceof Decision.Chosen two
          && one.destination().equals(two.destination())
          && side.finish.equals(other.side.finish);
    }

    /// The place, where there is one; one without a destination where it is drawn.
    ReplayView.PlaceView place() {
      ReplayView.PlaceView first = ends.values().iterator().next();
      return ends.size() == 1 ? first : first.drawn();
    }
  }

  /// What is decided in the world in which every condition on what is not kept held.
  Course hopeful(SimulatedVisit visit) {
    return course(hopeful, visit);
  }

  /// How many worlds there are; 0 for too many.
  int worlds() {
    return worlds.size();
  }

  /// What is decided in a world.
  Course in(int world, SimulatedVisit visit) {
    return course(worlds.get(world), visit);
  }

  private Course course(Link link, SimulatedVisit visit) {
    Decision decision =
        Router.decide(
            link, served.surroundings(), served.takedowns(), visit, visit, served.neighbours());
    Map<String, ReplayView.PlaceView> ends = new TreeMap<>();
    if (decision instanceof Decision.Chosen chosen) {
      add(chosen, chosen.destination(), link, visit, ends);
    } else {
      end(decision, link, visit, Draws.UNMOVED, ends);
    }
    return new Course(this, decision, ends);
  }

  private void add(
      Decision.Chosen chosen,
      Destination destination,
      Link link,
      SimulatedVisit visit,
      Map<String, ReplayView.PlaceView> ends) {
    switch (destination) {
      case Destination.Split(List<Destination.Share> shares) ->
          shares.forEach(share -> add(chosen, share.to(), link, visit, ends));
      case Destination.Variants(_, List<Destination> each) ->
          each.forEach(variant -> add(chosen, variant, link, visit, ends));
      case Destination.Stages(_, List<Destination> each) ->
          each.forEach(stage -> add(chosen, stage, link, visit, ends));
      case Destination.Complete _,
          Destination.Url _,
          Destination.AsItStands _,
          Destination.Channel _,
          Destination.Barred _,
          Destination.HubPage _,
          Destination.OtherLink _,
          Destination.Through _,
          Destination.Nowhere _ ->
          end(at(chosen, destination), link, visit, Draws.UNMOVED, ends);
      case Destination.Pool _ -> {
        var members = new EachMember();
        do {
          end(at(chosen, destination), link, visit, members, ends);
        } while (members.next());
      }
    }
  }

  private static Decision at(Decision.Chosen chosen, Destination destination) {
    return new Decision.Chosen(chosen.step(), chosen.rule(), chosen.entry(), destination);
  }

  private void end(
      Decision decision,
      Link link,
      SimulatedVisit visit,
      Draws draws,
      Map<String, ReplayView.PlaceView> ends) {
    Answer answer =
        Router.settle(decision, link, served.surroundings(), served.takedowns(), visit, draws);
    Played played = Played.of(decision, answer);
    String rule = played.rule();
    // What a page says is where it leads to, for those who see it.
    String key = played.location() == null ? answer.toString() : played.location();
    ends.put(
        key,
        new ReplayView.PlaceView(
            played.step(),
            rule == null ? null : rules.get(Integer.parseInt(rule)).name(),
            played.channel(),
            played.location(),
            played.outcome()));
  }

  /// One member of a pool after the other.
  private static final class EachMember implements Draws {
    private int place;
    private int size = 1;

    boolean next() {
      place++;
      return place < size;
    }

    @Override
    public int member(ActiveMembers active) {
      size = active.size();
      return place;
    }

    @Override
    public int bucket(Link link) {
      return UNMOVED.bucket(link);
    }

    @Override
    public int point(Link link) {
      return UNMOVED.point(link);
    }

    @Override
    public long visits(Link link) {
      return UNMOVED.visits(link);
    }

    @Override
    public String clickId() {
      return UNMOVED.clickId();
    }
  }
}
