package dev.waymark.rule.check;

import dev.waymark.rule.Condition;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Match;
import java.util.ArrayList;
import java.util.List;

/// Some conditions as alternatives, each a list of conditions that must all hold: `a and (b or c)`
/// is `a and b`, `a and c`. Those that certainly hold for nobody are left out.
///
/// @param list one for each alternative
/// @param complete whether these are all of them. Groups multiply, so there is a limit to them;
///   what is found of those that are there then says less than could be said, and nothing wrong.
record Terms(List<Term> list, boolean complete) {
  /// Most alternatives.
  private static final int MAX = 32;

  private static final Term ALWAYS = new Term(List.of(), Box.ALL);

  /// One alternative.
  ///
  /// @param conditions that must all hold
  /// @param box the visits for which they do
  record Term(List<Condition.Simple> conditions, Box box) {
    private Term and(Condition.Simple condition) {
      return new Term(Texts.and(conditions, condition), box.where(condition, true));
    }
  }

  /// The alternatives of conditions.
  static Terms of(ConditionSet when) {
    return of(when.match(), when.conditions());
  }

  /// The alternatives of conditions of which all must hold, or one.
  static Terms of(Match match, List<Condition> conditions) {
    if (match == Match.ALL || conditions.isEmpty()) {
      return all(conditions);
    }
    var terms = new ArrayList<Term>();
    for (Condition condition : conditions) {
      terms.addAll(all(List.of(condition)).list);
    }
    return new Terms(terms, true); // each condition is one alternative
  }

  private static Terms all(List<Condition> conditions) {
    List<Term> terms = List.of(ALWAYS);
    boolean complete = true;
    for (Condition condition : conditions) {
      var more = new ArrayList<Term>();
      for (Term term : terms) {
        for (Condition.Simple one : alternatives(condition)) {
          Term next = term.and(one);
          if (next.box.isEmpty()) {
            continue;
          }
          if (more.size() < MAX) {
            more.add(next);
          } else {
            complete = false;
          }
        }
      }
      terms = more;
    }
    return new Terms(List.copyOf(terms), complete);
  }

  private static List<Condition.Simple> alternatives(Condition condition) {
    return switch (condition) {
      case Condition.Simple simple -> List.of(simple);
      case Condition.AnyOf(List<Condition.Simple> conditions) -> conditions;
    };
  }

  /// Whether they certainly hold for nobody.
  boolean areEmpty() {
    return complete && list.isEmpty();
  }

  /// The conditions of each.
  List<List<Condition.Simple>> conditions() {
    return list.stream().map(Term::conditions).toList();
  }

  /// The visits of each.
  List<Box> boxes() {
    return list.stream().map(Term::box).toList();
  }
}
