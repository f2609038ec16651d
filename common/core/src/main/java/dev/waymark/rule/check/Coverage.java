package dev.waymark.rule.check;

import dev.waymark.rule.Condition;
import java.util.List;
import java.util.function.Predicate;

/// Whether some sets of conditions together hold for every visit of a box.
///
/// What a set leaves of a box are at most as many boxes as it has conditions: the visits for which
/// the first does not hold, those for which the first holds and the second does not, and so on.
/// Each of them must be covered by the other sets. That can take exponentially long, so there is a
/// limit to it, after which the answer is no; no is not certain anyway.
final class Coverage {
  /// Most work for one coverage, so that no rules can keep a server busy: values that are looked
  /// at.
  private static final int MAX_WORK = 20_000;

  private final int most;
  private int left;

  /// @param allowance what is left of what all coverages of a list of rules may take together
  Coverage(int allowance) {
    this.most = Math.min(MAX_WORK, allowance);
    this.left = most;
  }

  /// The work that was done so far.
  int used() {
    return most - Math.max(0, left);
  }

  /// Whether certainly every visit of some boxes is in one of the sets.
  boolean covers(List<List<Condition.Simple>> sets, List<Box> boxes) {
    for (Box box : boxes) {
      if (!isCovered(box, sets, 0)) {
        return false;
      }
    }
    return true;
  }

  /// The places of a few rules that together cover some boxes: one where one is enough, and
  /// otherwise none that could be left out. Empty when they are not covered.
  ///
  /// @param rules the sets of each rule
  List<Integer> covering(
      List<List<List<Condition.Simple>>> rules, List<Integer> places, List<Box> boxes) {
    for (int place : places) {
      if (covers(rules.get(place), boxes)) {
        return List.of(place);
      }
    }
    if (!covers(at(rules, places), boxes)) {
      return List.of();
    }
    return needed(places, fewer -> covers(at(rules, fewer), boxes));
  }

  /// What is left of some places when those are left out, from the last on, without which the
  /// others are still enough.
  static List<Integer> needed(List<Integer> places, Predicate<List<Integer>> enough) {
    List<Integer> needed = places;
    for (Integer place : places.reversed()) {
      List<Integer> fewer = needed.stream().filter(other -> !other.equals(place)).toList();
      if (enough.test(fewer)) {
        needed = fewer;
      }
    }
    return needed;
  }

  private static List<List<Condition.Simple>> at(
      List<List<List<Condition.Simple>>> rules, List<Integer> places) {
    return places.stream().flatMap(place -> rules.get(place).stream()).toList();
  }

  private boolean isCovered(Box box, List<List<Condition.Simple>> sets, int from) {
    if (box.isEmpty()) {
      return true;
    }
    for (int i = from; i < sets.size(); i++) {
      left -= work(sets.get(i));
      if (left < 0) {
        return false;
      }
      if (!box.whereAll(sets.get(i)).isEmpty()) {
        return isRestCovered(box, sets, i);
      }
    }
    return false;
  }

  /// Lists of texts and languages are gone through, all else takes its time and no more.
  private static int work(List<Condition.Simple> set) {
    int work = 1;
    for (Condition.Simple condition : set) {
      if (condition instanceof Condition.TextIn texts) {
        work += texts.values().size();
      } else if (condition instanceof Condition.LanguageIn languages) {
        work += languages.values().size();
      } else {
        work++;
      }
    }
    return work;
  }

  /// Whether what one set leaves of a box is covered by those after it.
  private boolean isRestCovered(Box box, List<List<Condition.Simple>> sets, int place) {
    Box inside = box;
    for (Condition.Simple condition : sets.get(place)) {
      if (!isCovered(inside.where(condition, false), sets, place + 1)) {
        return false;
      }
      inside = inside.where(condition, true);
    }
    return true;
  }
}
