package dev.waymark.rule.check;

import dev.waymark.rule.Action;
import dev.waymark.rule.Condition;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Match;
import dev.waymark.rule.Names;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleSet;
import dev.waymark.rule.check.Warning.Certainty;
import dev.waymark.rule.check.Warning.Kind;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Looks for rules that do nothing. Saving them is not wrong, but hardly ever meant.
///
/// Decided from the conditions alone, for every visit that there could be. What is reported as
/// certain is; what is odd in a way that takes too long to find, or that lies in texts (a name that
/// no referrer has), is not reported.
public final class RuleChecks {
  /// Most work for all rules of a list together, tenths of a second at worst; the most rules that a
  /// plan allows usually take much less.
  private static final int MAX_WORK = 500_000;

  private final List<Rule> rules;
  private final List<Terms> terms;

  /// The conditions of the terms of each rule.
  private final List<List<List<Condition.Simple>>> conditions;

  private final Names names;
  private final Predicate<Action> neverSkipped;
  private int allowance = MAX_WORK;

  private RuleChecks(RuleSet set, Names names, Predicate<Action> neverSkipped) {
    this.rules = set.rules();
    this.terms = rules.stream().map(rule -> Terms.of(rule.when())).toList();
    this.conditions = terms.stream().map(Terms::conditions).toList();
    this.names = names;
    this.neverSkipped = neverSkipped;
  }

  /// What is odd about the rules, by their order, at most one warning for each. Rules that are
  /// switched off are as if they were not there. Rules that lead to a channel or pool are taken to
  /// be skipped at times, for want of an active one.
  public static List<Warning> of(RuleSet rules, Names names) {
    return of(rules, names, RuleChecks::isNeverSkipped);
  }

  /// Whether a rule with this action leads somewhere, or says that it does not, whatever is
  /// passive.
  public static boolean isNeverSkipped(Action action) {
    return switch (action) {
      case Action.Redirect _, Action.Block _ -> true;
      case Action.Channel _, Action.Pool _, Action.Link _ -> false;
      case Action.Split(List<Action.Target> targets) ->
          targets.stream().anyMatch(target -> target.to() instanceof Action.Redirect);
    };
  }

  /// The same for a caller who knows more about channels.
  ///
  /// @param neverSkipped whether a rule with this action that holds is never skipped
  public static List<Warning> of(RuleSet rules, Names names, Predicate<Action> neverSkipped) {
    return new RuleChecks(rules, names, neverSkipped).warnings();
  }

  private List<Warning> warnings() {
    var warnings = new ArrayList<Warning>();
    for (int i = 0; i < rules.size(); i++) {
      if (!rules.get(i).isEnabled()) {
        continue;
      }
      String contradiction = contradiction(rules.get(i).when(), names);
      Warning warning = contradiction == null ? shadowed(i) : neverHolds(i, contradiction);
      if (warning != null) {
        warnings.add(warning);
      }
    }
    return warnings;
  }

  /// Why some conditions never hold together, to be part of a sentence: `nobody fits "country is
  /// Germany" and "country is France" at once`; null when there may be visits for which they do.
  ///
  /// @param names of the schedules
  public static @Nullable String contradiction(ConditionSet when, Names names) {
    if (!Terms.of(when).areEmpty()) {
      return null;
    }
    Language language = names.language();
    List<String> phrases = when.phrases(names).stream().map(phrase -> '"' + phrase + '"').toList();
    if (when.match() == Match.ANY) {
      return language.say("nobody fits ", "nadie cumple ")
          + String.join(language.say(", and nobody fits ", ", y nadie cumple "), phrases);
    }
    List<Condition> conditions = when.conditions();
    List<Integer> needed =
        Coverage.needed(
            IntStream.range(0, phrases.size()).boxed().toList(),
            fewer -> Terms.of(Match.ALL, fewer.stream().map(conditions::get).toList()).areEmpty());
    return language.say("nobody fits ", "nadie cumple ")
        + language.and(needed.stream().map(phrases::get).toList())
        + (needed.size() == 1 ? "" : language.say(" at once", " a la vez"));
  }

  private Warning neverHolds(int place, String contradiction) {
    return new Warning(
        place,
        Kind.NEVER_HOLDS,
        Certainty.CERTAIN,
        List.of(),
        say("This rule never holds: %s.", "Esta regla no se cumple nunca: %s.")
            .formatted(contradiction));
  }

  private @Nullable Warning shadowed(int place) {
    Action action = rules.get(place).action();
    // Where an earlier rule is skipped that does the same, this one is skipped too.
    List<Integer> certain =
        covering(
            place,
            other ->
                neverSkipped.test(rules.get(other).action())
                    || rules.get(other).action().equals(action));
    if (!certain.isEmpty()) {
      return repeats(place, certain)
          ? new Warning(
              place,
              Kind.REPEATS,
              Certainty.CERTAIN,
              certain,
              say("This rule repeats %s before it.", "Esta regla repite %s, que está antes.")
                  .formatted(named(certain)))
          : new Warning(
              place, Kind.NEVER_REACHED, Certainty.CERTAIN, certain, neverReached(place, certain));
    }
    List<Integer> possible = covering(place, other -> true);
    return possible.isEmpty()
        ? null
        : new Warning(
            place, Kind.NEVER_REACHED, Certainty.POSSIBLE, possible, rarely(place, possible));
  }

  /// The earlier rules, of those that count, that take everyone whom a rule is for.
  private List<Integer> covering(int place, IntPredicate counts) {
    List<Integer> earlier =
        IntStream.range(0, place)
            .filter(other -> rules.get(other).isEnabled() && counts.test(other))
            .boxed()
            .toList();
    if (!terms.get(place).complete()) {
      return List.of();
    }
    var coverage = new Coverage(allowance);
    List<Integer> covering = coverage.covering(conditions, earlier, terms.get(place).boxes());
    allowance -= coverage.used();
    return covering;
  }

  private boolean repeats(int place, List<Integer> others) {
    if (others.size() != 1) {
      return false;
    }
    int other = others.getFirst();
    return rules.get(other).action().equals(rules.get(place).action())
        && terms.get(other).complete()
        && new Coverage(MAX_WORK).covers(conditions.get(place), terms.get(other).boxes());
  }

  private String neverReached(int place, List<Integer> others) {
    String audience = rules.get(place).when().audience(names);
    String sentence =
        others.size() == 1
            ? say(
                "This rule is never reached: %s before it already takes %s.",
                "Nunca se llega a esta regla: %s, que está antes, ya recoge a %s.")
            : say(
                "This rule is never reached: %s before it together already take %s.",
                "Nunca se llega a esta regla: %s, que están antes, ya recogen juntas a %s.");
    return sentence.formatted(named(others), audience);
  }

  private String rarely(int place, List<Integer> others) {
    String audience = rules.get(place).when().audience(names);
    String sentence =
        others.size() == 1
            ? say(
                "This rule is only reached while %s before it has no active channel: otherwise that"
                    + " one takes %s.",
                "Solo se llega a esta regla mientras %s, que está antes, no tiene ningún canal"
                    + " activo: si no, esa recoge a %s.")
            : say(
                "This rule is only reached while one of %s before it has no active channel:"
                    + " otherwise they together take %s.",
                "Solo se llega a esta regla mientras una de %s, que están antes, no tiene ningún"
                    + " canal activo: si no, recogen juntas a %s.");
    return sentence.formatted(named(others), audience);
  }

  private String say(String english, String spanish) {
    return names.language().say(english, spanish);
  }

  private String named(List<Integer> places) {
    return names
        .language()
        .and(places.stream().map(place -> '"' + rules.get(place).name() + '"').toList());
  }
}
