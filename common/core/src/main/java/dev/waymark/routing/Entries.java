package dev.waymark.routing;

import dev.waymark.hub.Hub;
import dev.waymark.routing.Explanation.Offer;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A hub in the form that runs: which entries does a visitor see, and where do they lead?
/// Immutable.
final class Entries {
  private final Hub hub;
  private final Decision.Chosen page;

  /// The conditions of the entries, as if each were a rule.
  private final CompiledRules conditions;

  /// What a tap decides, in the order of the entries.
  private final List<Decision.Chosen> taps;

  /// @param destination where an entry leads
  Entries(Hub hub, SharedMatchers shared, Function<Hub.Target, Destination> destination) {
    this.hub = hub;
    this.page = new Decision.Chosen(Step.HUB, new Destination.HubPage(hub));
    this.conditions =
        CompiledRules.compile(hub.entries().stream().map(Hub.Entry::when).toList(), shared);
    this.taps =
        hub.entries().stream()
            .map(
                entry ->
                    new Decision.Chosen(
                        Step.TAP, null, entry.key(), destination.apply(entry.target())))
            .toList();
  }

  /// The page, with whatever this visitor sees on it.
  Decision.Chosen page() {
    return page;
  }

  /// Whether a visitor sees anything at all.
  boolean isShown(Workspace workspace, Visit visit) {
    return next(0, workspace, visit) != CompiledRules.NO_MATCH;
  }

  /// The entries that a visitor sees: those whose conditions hold, and at whose end somebody is.
  List<Hub.Entry> shown(Workspace workspace, Visit visit) {
    var shown = new ArrayList<Hub.Entry>(taps.size());
    for (int i = next(0, workspace, visit);
        i != CompiledRules.NO_MATCH;
        i = next(i + 1, workspace, visit)) {
      shown.add(hub.entries().get(i));
    }
    return shown;
  }

  /// Each entry, with the reason why a visitor sees it or does not; for explanations.
  List<Offer> offers(Workspace workspace, Visit visit) {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < taps.size(); i++) {
      boolean holds = conditions.firstMatch(visit, i) == i;
      String skipped = holds ? workspace.whySkipped(taps.get(i), visit) : null;
      offers.add(new Offer(hub.entries().get(i), holds, skipped));
    }
    return offers;
  }

  private int next(int from, Workspace workspace, Visit visit) {
    int i = conditions.firstMatch(visit, from);
    while (i != CompiledRules.NO_MATCH && !workspace.isAvailable(taps.get(i), visit)) {
      i = conditions.firstMatch(visit, i + 1);
    }
    return i;
  }

  /// What each tap decides.
  List<Decision.Chosen> taps() {
    return taps;
  }

  /// What a tap decides; null when there is no such entry.
  Decision.@Nullable Chosen tap(String key) {
    for (Decision.Chosen tap : taps) {
      if (key.equals(tap.entry())) {
        return tap;
      }
    }
    return null;
  }
}
