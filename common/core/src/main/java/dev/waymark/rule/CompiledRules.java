package dev.waymark.rule;

import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The rules of a link in the form that runs: which rule does a visit match first? Immutable.
///
/// # How
///
/// Rules are few (at most 50 in force), so a set of them is the bits of one `long`. For each closed
/// fact that the rules ask about (country, device, os, weekday, ...) there is a table from the
/// fact's value to the set of rules that it does not rule out; the tables are filled by asking the
/// very matchers that explain a decision. A decision is one table look-up per fact, the
/// intersection of the sets, and then, from the first rule that is left, only the conditions that
/// have no table: texts, parameters, time windows, counts, groups. Nothing is allocated, but for
/// patterns ({@link TextPattern}).
///
/// A group, or a rule of which one condition is enough, is one matcher that tries its members.
/// Those on the same closed fact are merged, so that a group on one such fact costs what a list
/// does.
///
/// Tables cost memory, so links with a few rules go without, and try their conditions in turn.
public final class CompiledRules {
  /// No rules: matches nothing.
  public static final CompiledRules NONE =
      new CompiledRules(new Matcher[0][], new Matcher[0][], new Table[0], 0);

  /// What {@link #firstMatch} answers when no rule matches.
  public static final int NO_MATCH = -1;

  /// Most rules of one link: one bit each.
  static final int MAX_RULES = Long.SIZE;

  /// From this many conditions on closed facts on, a link gets tables. Chosen so that links with a
  /// few rules keep small; where the two cross in speed was not measured.
  private static final int MIN_CONDITIONS_FOR_TABLES = 8;

  private static final Matcher[] NO_MATCHERS = {};

  /// Every condition and group of every rule, as written; for explanations.
  private final Matcher[][] conditions;

  /// What must hold for each rule, without what the tables answer.
  private final Matcher[][] remaining;

  private final Table[] tables;

  /// One bit per rule that is not switched off.
  private final long all;

  private CompiledRules(Matcher[][] conditions, Matcher[][] remaining, Table[] tables, long all) {
    this.conditions = conditions;
    this.remaining = remaining;
    this.tables = tables;
    this.all = all;
  }

  /// Compiles rules.
  ///
  /// @throws IllegalArgumentException for more than 64 rules; every plan allows fewer
  public static CompiledRules compile(RuleSet rules) {
    return compile(rules, new SharedMatchers());
  }

  /// Compiles rules, letting equal matchers of many links be one object.
  public static CompiledRules compile(RuleSet rules, SharedMatchers shared) {
    var sets = new ArrayList<ConditionSet>(rules.rules().size());
    long enabled = 0;
    for (Rule rule : rules.rules()) {
      enabled |= rule.isEnabled() ? 1L << sets.size() : 0;
      sets.add(rule.when());
    }
    return compile(sets, enabled, shared);
  }

  /// Compiles sets of conditions as if each were a rule.
  ///
  /// @throws IllegalArgumentException for more than 64 sets
  public static CompiledRules compile(List<ConditionSet> sets, SharedMatchers shared) {
    return compile(sets, -1L, shared);
  }

  /// @param enabled one bit per set that counts
  private static CompiledRules compile(
      List<ConditionSet> sets, long enabled, SharedMatchers shared) {
    int count = sets.size();
    if (count == 0) {
      return NONE;
    }
    if (count > MAX_RULES) {
      throw new IllegalArgumentException(count + " rules; a link has at most " + MAX_RULES);
    }
    var conditions = new Matcher[count][];
    var required = new Matcher[count][];
    int closed = 0;
    for (int rule = 0; rule < count; rule++) {
      ConditionSet set = sets.get(rule);
      List<Condition> written = set.conditions();
      conditions[rule] = written.isEmpty() ? NO_MATCHERS : new Matcher[written.size()];
      for (int i = 0; i < written.size(); i++) {
        conditions[rule][i] = shared.share(Matchers.compile(written.get(i)));
      }
      required[rule] = required(set, conditions[rule], shared);
      for (Matcher matcher : required[rule]) {
        closed += matcher instanceof Matchers.ChoiceIn ? 1 : 0;
      }
    }
    long all = enabled & (-1L >>> (Long.SIZE - count));
    return closed < MIN_CONDITIONS_FOR_TABLES
        ? new CompiledRules(conditions, required, new Table[0], all)
        : new CompiledRules(conditions, withoutChoices(required), tables(required), all);
  }

  /// What must all hold, in the fewest steps; the same array where that is what was written.
  private static Matcher[] required(ConditionSet set, Matcher[] written, SharedMatchers shared) {
    if (set.match() == Match.ANY && written.length > 1) {
      return new Matcher[] {shared.share(Matchers.anyOf(List.of(written)))};
    }
    if (!set.hasGroups()) {
      return written;
    }
    Matcher[] required = written.clone();
    for (int i = 0; i < required.length; i++) {
      if (required[i] instanceof Matchers.AnyOf) {
        required[i] = shared.share(Matchers.anyOf(List.of(required[i])));
      }
    }
    return required;
  }

  private static Matcher[][] withoutChoices(Matcher[][] required) {
    var remaining = new Matcher[required.length][];
    for (int rule = 0; rule < required.length; rule++) {
      var kept = new ArrayList<Matcher>();
      for (Matcher condition : required[rule]) {
        if (!(condition instanceof Matchers.ChoiceIn)) {
          kept.add(condition);
        }
      }
      remaining[rule] = kept.isEmpty() ? NO_MATCHERS : kept.toArray(Matcher[]::new);
    }
    return remaining;
  }

  private static Table[] tables(Matcher[][] required) {
    Map<ToIntFunction<Visit>, Table> byFact = new HashMap<>();
    var tables = new ArrayList<Table>();
    for (int rule = 0; rule < required.length; rule++) {
      for (Matcher condition : required[rule]) {
        if (condition instanceof Matchers.ChoiceIn choice) {
          Table table = byFact.get(choice.ordinal());
          if (table == null) {
            table = new Table(choice.ordinal(), choice.size());
            byFact.put(choice.ordinal(), table);
            tables.add(table);
          }
          table.add(rule, choice);
        }
      }
    }
    return tables.toArray(Table[]::new);
  }

  /// How many rules there are.
  public int size() {
    return conditions.length;
  }

  /// The place of the first rule, at or after `from`, whose conditions hold; {@link #NO_MATCH} when
  /// there is none.
  public int firstMatch(Visit visit, int from) {
    if (from >= conditions.length) {
      return NO_MATCH;
    }
    long candidates = all & (-1L << from);
    for (Table table : tables) {
      candidates &= table.rulesFor(visit);
      if (candidates == 0) {
        return NO_MATCH;
      }
    }
    while (candidates != 0) {
      int rule = Long.numberOfTrailingZeros(candidates);
      if (allHold(remaining[rule], visit)) {
        return rule;
      }
      candidates &= candidates - 1;
    }
    return NO_MATCH;
  }

  private static boolean allHold(Matcher[] conditions, Visit visit) {
    for (Matcher condition : conditions) {
      if (!condition.matches(visit)) {
        return false;
      }
    }
    return true;
  }

  /// One condition or group of one rule as it was written, for explanations.
  Matcher condition(int rule, int place) {
    return conditions[rule][place];
  }

  /// For one closed fact: which rules each of its values leaves possible.
  private static final class Table {
    private final ToIntFunction<Visit> ordinal;

    /// By ordinal + 1; the unknown value is in front.
    private final long[] rules;

    Table(ToIntFunction<Visit> ordinal, int size) {
      this.ordinal = ordinal;
      this.rules = new long[size];
      Arrays.fill(rules, -1L);
    }

    void add(int rule, Matchers.ChoiceIn condition) {
      for (int i = 0; i < rules.length; i++) {
        if (!condition.holdsFor(i - 1)) {
          rules[i] &= ~(1L << rule);
        }
      }
    }

    long rulesFor(Visit visit) {
      return rules[ordinal.applyAsInt(visit) + 1];
    }
  }
}
