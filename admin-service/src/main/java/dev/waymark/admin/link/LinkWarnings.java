package dev.waymark.admin.link;

import static java.util.stream.Collectors.joining;

import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.Action;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Names;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleSet;
import dev.waymark.rule.check.ImpossibleValues;
import dev.waymark.rule.check.RuleChecks;
import dev.waymark.rule.check.Warning;
import dev.waymark.rule.check.Warning.Certainty;
import dev.waymark.rule.check.Warning.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for what is allowed of a link but hardly meant: rules that nobody gets to, channels at
/// whose end nobody is, destinations that others hide. What is switched off or paused by the plan
/// is not looked at, for the answer says of it already that it does nothing.
final class LinkWarnings {
  private static final String PASSIVE = "passive";
  private static final String LEADS_NOWHERE = "leads_nowhere";
  private static final String OVER = "over";
  private static final String IMPOSSIBLE_VALUE = "impossible_value";

  private final LinkDraft draft;
  private final Destinations inForce;

  /// Where each of the rules in force stands.
  private final List<String> places;

  private final Workspace surroundings;
  private final Names names;
  private final List<WarningView> found = new ArrayList<>();

  /// When it is told, in seconds since 1970-01-01T00:00:00Z.
  private final long now;

  private LinkWarnings(
      LinkDraft draft, Plan plan, Workspace surroundings, Instant now, String rulesPointer) {
    this.now = now.getEpochSecond();
    this.draft = draft;
    this.inForce = draft.inForce(plan).destinations(0);
    this.places = places(plan, draft.get(LinkField.RULES), rulesPointer);
    this.surroundings = surroundings;
    this.names = surroundings.names();
  }

  /// The warnings about a link: of its rules first, at most two of each, and then of the rest.
  ///
  /// @param surroundings what it shares with the other links of its workspace
  /// @param links which of the links that its hub leads to there are
  /// @param now when it is saved
  /// @param rulesPointer where the rules stand in what was sent
  static List<WarningView> of(
      LinkDraft draft,
      Plan plan,
      Workspace surroundings,
      Set<String> links,
      Instant now,
      String rulesPointer) {
    var warnings = new LinkWarnings(draft, plan, surroundings, now, rulesPointer);
    warnings.checkRules();
    warnings.checkOrder();
    warnings.checkFallbackChannel();
    warnings.checkHub(links);
    warnings.checkLifecycle(now);
    return List.copyOf(warnings.found);
  }

  private static List<String> places(Plan plan, RuleSet rules, String pointer) {
    List<@Nullable String> reasons = PlanLimits.notInForce(plan, rules);
    var places = new ArrayList<String>();
    for (int i = 0; i < reasons.size(); i++) {
      if (reasons.get(i) == null) {
        places.add(Faults.at(pointer, i));
      }
    }
    return places;
  }

  private void checkRules() {
    for (Warning warning : RuleChecks.of(inForce.rules(), names)) {
      found.add(
          new WarningView(
              places.get(warning.rule()),
              warning.kind().key(),
              warning.certainty().key(),
              warning.others().stream().map(places::get).toList(),
              warning.sentence()));
    }
    for (int i = 0; i < places.size(); i++) {
      impossible(inForce.rules().rules().get(i).when(), places.get(i));
    }
    for (int i = 0; i < places.size(); i++) {
      String reason = whyNobody(inForce.rules().rules().get(i).action());
      if (reason != null) {
        possible(
            places.get(i),
            PASSIVE,
            say("This rule is passed over for now: %s.", "De momento se salta esta regla: %s.")
                .formatted(reason));
      }
    }
  }

  /// What is refused by now and was stored before that.
  private void impossible(ConditionSet when, String place) {
    var values = Faults.ofOurs();
    ImpossibleValues.note(when, place, Set.of(), values);
    if (!values.isEmpty()) {
      String sentences =
          values.toList().stream().map(Fault::sentence).distinct().collect(joining(" "));
      certain(place, IMPOSSIBLE_VALUE, sentences);
    }
  }

  private @Nullable String whyNobody(Action action) {
    return switch (action) {
      case Action.Redirect _, Action.Block _, Action.Link _ -> null;
      case Action.Channel(String key) -> surroundings.whyNobodyAt(key, now);
      case Action.Pool(String key) -> surroundings.whyNobodyIn(key, now);
      case Action.Split(List<Action.Target> targets) ->
          targets.stream().allMatch(target -> whyNobody(target.to()) != null)
              ? say("nobody is at any of its targets", "no hay nadie en ninguno de sus destinos")
              : null;
    };
  }

  /// What never gets a turn, because something before it takes everybody. A target behind a rule
  /// for all, or behind variants, is not told of: it has to be there.
  private void checkOrder() {
    int catchAll = catchAll();
    List<String> others = catchAll < 0 ? List.of() : List.of(places.get(catchAll));
    String taker =
        catchAll < 0
            ? null
            : say("the rule \"%s\" takes", "la regla \"%s\" recoge")
                .formatted(inForce.rules().rules().get(catchAll).name());
    if (!inForce.legacy().isEmpty()) {
      hidden("/routing_rules", taker, others);
    }
    if (!inForce.variants().isEmpty()) {
      hidden("/ab_variants", taker, others);
      taker = taker == null ? say("the A/B variants take", "las variantes A/B recogen") : taker;
    }
    if (inForce.hub() != null) {
      hidden("/hub", taker, others);
    }
    if (inForce.fallbackChannel() != null) {
      hidden("/fallback_channel", taker, others);
    }
    if (!inForce.sequence().isEmpty()) {
      hidden("/sequence", taker, others);
    }
    if (taker == null) {
      checkBehindFallbackChannel();
    }
  }

  /// The place of the first rule that takes everybody and always leads somewhere, among those in
  /// force; -1 for none.
  private int catchAll() {
    List<Rule> rules = inForce.rules().rules();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).conditions().isEmpty() && RuleChecks.isNeverSkipped(rules.get(i).action())) {
        return i;
      }
    }
    return -1;
  }

  private void hidden(String pointer, @Nullable String taker, List<String> others) {
    if (taker != null) {
      found.add(
          new WarningView(
              pointer,
              Kind.NEVER_REACHED.key(),
              Certainty.CERTAIN.key(),
              others,
              say(
                      "Nobody gets to this: %s everyone before it.",
                      "Aquí no llega nadie: %s antes a todo el mundo.")
                  .formatted(taker)));
    }
  }

  private void checkBehindFallbackChannel() {
    String channel = inForce.fallbackChannel();
    boolean sequence = !inForce.sequence().isEmpty();
    if (channel == null || (inForce.target() == null && !sequence)) {
      return;
    }
    possible(
        sequence ? "/sequence" : "/target",
        Kind.NEVER_REACHED.key(),
        say(
                "The %s is only reached while %s is passive, and every channel that could take its"
                    + " place: the fallback channel goes before it.",
                "Solo se llega %s mientras %s está pasivo, y también todos los canales que podrían"
                    + " sustituirlo: el canal de reserva va antes.")
            .formatted(
                sequence ? say("sequence", "a la secuencia") : say("target", "al destino"),
                name(channel)));
  }

  private String name(String channel) {
    String name = names.channel(channel);
    return name == null ? channel : name;
  }

  private void checkFallbackChannel() {
    String channel = inForce.fallbackChannel();
    String reason = channel == null ? null : surroundings.whyNobodyAt(channel, now);
    if (reason != null) {
      possible(
          "/fallback_channel",
          PASSIVE,
          say(
                  "The fallback channel is passed over for now: %s.",
                  "De momento se salta el canal de reserva: %s.")
              .formatted(reason));
    }
  }

  private void checkHub(Set<String> links) {
    Hub written = draft.get(LinkField.HUB);
    Hub served = inForce.hub();
    if (written == null || served == null) {
      return;
    }
    for (int i = 0; i < written.entries().size(); i++) {
      Hub.Entry entry = written.entries().get(i);
      if (served.entries().contains(entry)) {
        checkEntry(entry, Faults.at("/hub/entries", i), links);
      }
    }
  }

  private void checkEntry(Hub.Entry entry, String place, Set<String> links) {
    impossible(entry.when(), place);
    String contradiction = RuleChecks.contradiction(entry.when(), names);
    if (contradiction != null) {
      certain(
          place,
          Kind.NEVER_HOLDS.key(),
          say("Nobody sees this entry: %s.", "Nadie ve esta entrada: %s.")
              .formatted(contradiction));
    }
    switch (entry.target()) {
      case Hub.Target.Channel(String channel) -> {
        String reason = surroundings.whyNobodyAt(channel, now);
        if (reason != null) {
          possible(
              place,
              PASSIVE,
              say("Nobody sees this entry for now: %s.", "De momento nadie ve esta entrada: %s.")
                  .formatted(reason));
        }
      }
      case Hub.Target.Link(String link) -> {
        if (!links.contains(link)) {
          certain(
              place,
              LEADS_NOWHERE,
              say(
                      "This entry leads nowhere: there is no link '%s' in this workspace.",
                      "Esta entrada no lleva a ninguna parte: no hay ningún enlace '%s' en este"
                          + " espacio de trabajo.")
                  .formatted(link));
        }
      }
      case Hub.Target.Url _ -> {
        // There is always something there.
      }
    }
  }

  private void checkLifecycle(Instant now) {
    Instant expiresAt = draft.get(LinkField.EXPIRES_AT);
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      certain(
          "/expires_at",
          OVER,
          say(
              "This link is over already: its time has passed.",
              "Este enlace ya ha terminado: su tiempo ha pasado."));
    }
  }

  private String say(String english, String spanish) {
    return names.language().say(english, spanish);
  }

  private void certain(String pointer, String kind, String detail) {
    found.add(new WarningView(pointer, kind, Certainty.CERTAIN.key(), List.of(), detail));
  }

  private void possible(String pointer, String kind, String detail) {
    found.add(new WarningView(pointer, kind, Certainty.POSSIBLE.key(), List.of(), detail));
  }
}
