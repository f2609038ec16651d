package dev.waymark.admin.replay;

import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.link.UtmParams;
import dev.waymark.publication.LinkDocument;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.VisitorClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plays clicks on a link before and after a change. Not for use by several threads.
final class Replay {
  static final int MOST_MOVES = 50;
  static final int MOST_EXAMPLES = 10;

  /// Stands among the facts that are not kept for what a draw decides.
  static final String DRAW = "draw";

  private final LinkAsServed served;
  private final Side before;
  private final Side after;

  private long played;
  private long same;
  private long different;
  private long undecidable;
  private final Map<ReplayView.MoveView, Long> moves = new HashMap<>();
  private final Map<String, Long> unknown = new TreeMap<>();
  private final List<ReplayView.ExampleView> examples = new ArrayList<>();

  /// @param now the link as it is
  /// @param then the same as it would be
  Replay(LinkAsServed now, LinkAsServed then) {
    boolean lifecycle = !now.document().lifecycle().equals(then.document().lifecycle());
    LinkDocument one = Side.played(now.document(), lifecycle);
    LinkDocument two = Side.played(then.document(), lifecycle);
    Worlds worlds = Worlds.of(List.of(one, two));
    this.served = then;
    this.before = new Side(now, one, worlds);
    this.after = new Side(then, two, worlds);
  }

  /// What comes of one click.
  private sealed interface Verdict {}

  private record Same() implements Verdict {}

  /// @param from null when it is not certain from where
  /// @param to null when it is not certain where to
  private record Elsewhere(ReplayView.@Nullable PlaceView from, ReplayView.@Nullable PlaceView to)
      implements Verdict {}

  private record Undecidable(Set<String> unknown) implements Verdict {}

  /// Plays one more click.
  void play(KeptClick click) {
    played++;
    switch (judge(visit(click, served))) {
      case Same _ -> same++;
      case Undecidable(Set<String> facts) -> {
        undecidable++;
        facts.forEach(fact -> unknown.merge(fact, 1L, Long::sum));
      }
      case Elsewhere(var from, var to) -> {
        different++;
        moves.merge(new ReplayView.MoveView(from, to, 0), 1L, Long::sum);
        if (examples.size() < MOST_EXAMPLES) {
          examples.add(example(click, from, to));
        }
      }
    }
  }

  private Verdict judge(SimulatedVisit visit) {
    Side.Course one = before.hopeful(visit);
    Side.Course two = after.hopeful(visit);
    Set<String> missing = new TreeSet<>(one.missing());
    missing.addAll(two.missing());
    if (missing.isEmpty() || one.isBehindRulesAs(two)) {
      return compared(one, two);
    }
    if (before.worlds() == 0) {
      return new Undecidable(missing);
    }
    Verdict all = null;
    for (int world = 0; world < before.worlds(); world++) {
      Side.Course was = before.in(world, visit);
      Side.Course is = after.in(world, visit);
      boolean hub = was.decidedByHub() || is.decidedByHub();
      if (hub && !was.isBehindRulesAs(is)) {
        return new Undecidable(missing);
      }
      Verdict verdict = compared(was, is);
      if (all == null || all.equals(verdict)) {
        all = verdict;
      } else if (all instanceof Elsewhere(var from, var to)
          && verdict instanceof Elsewhere(var otherFrom, var otherTo)) {
        all =
            new Elsewhere(
                from != null && from.equals(otherFrom) ? from : null,
                to != null && to.equals(otherTo) ? to : null);
      } else {
        return new Undecidable(missing);
      }
    }
    return all == null ? new Undecidable(missing) : all;
  }

  private static Verdict compared(Side.Course one, Side.Course two) {
    if (one.isBehindRulesAs(two)
        || one.leadsWhere(two)
        || (one.ends().size() == 1 && one.ends().keySet().equals(two.ends().keySet()))) {
      return new Same();
    }
    return Collections.disjoint(one.ends().keySet(), two.ends().keySet())
        ? new Elsewhere(one.place(), two.place())
        : new Undecidable(Set.of(DRAW));
  }

  /// A visit as it is kept of a click.
  static SimulatedVisit visit(KeptClick click, LinkAsServed served) {
    return new SimulatedVisit(
        click.country(),
        click.device(),
        click.os(),
        click.browser(),
        click.language(),
        click.referrer(),
        query(click.utm()),
        Parameters.NONE,
        click.at(),
        0,
        VisitorClass.HUMAN,
        true,
        true,
        served.surroundings(),
        served.document().id(),
        null,
        Place.UNKNOWN);
  }

  private static Parameters query(UtmParams utm) {
    var query = new Parameters.Builder();
    add(query, "utm_source", utm.source());
    add(query, "utm_medium", utm.medium());
    add(query, "utm_campaign", utm.campaign());
    add(query, "utm_term", utm.term());
    add(query, "utm_content", utm.content());
    return query.build();
  }

  private static void add(Parameters.Builder query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name, value);
    }
  }

  private static ReplayView.ExampleView example(
      KeptClick click, ReplayView.@Nullable PlaceView from, ReplayView.@Nullable PlaceView to) {
    Country country = click.country();
    Device device = click.device();
    OperatingSystem os = click.os();
    Browser browser = click.browser();
    LanguageTag language = click.language();
    return new ReplayView.ExampleView(
        click.id(),
        click.at(),
        country == null ? null : country.code(),
        device == null ? null : device.key(),
        os == null ? null : os.key(),
        browser == null ? null : browser.name(),
        language == null ? null : language.text(),
        click.referrer(),
        from,
        to);
  }

  /// What came of all that were played.
  ReplayView view(KeptClicks.Found found) {
    List<ReplayView.MoveView> most =
        moves.entrySet().stream()
            .map(
                each ->
                    new ReplayView.MoveView(
                        each.getKey().from(), each.getKey().to(), each.getValue()))
            .sorted(Comparator.comparingLong(ReplayView.MoveView::clicks).reversed())
            .limit(MOST_MOVES)
            .toList();
    return new ReplayView(
        found.from(),
        Math.max(found.count(), played),
        played,
        same,
        different,
        undecidable,
        unknown.entrySet().stream()
            .map(each -> new ReplayView.UnknownView(each.getKey(), each.getValue()))
            .toList(),
        most,
        examples);
  }
}
