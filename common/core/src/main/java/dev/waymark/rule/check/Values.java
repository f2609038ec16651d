package dev.waymark.rule.check;

import dev.waymark.clock.ClockTime;
import dev.waymark.rule.Condition;
import dev.waymark.rule.ConditionField;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import java.util.BitSet;

/// What is left of a closed list of values, one bit each.
///
/// Bit 0 is the unknown value and bit n + 1 the one with ordinal n; for the time of day, which is
/// always known, bit n is the nth minute. The bits are never changed.
///
/// @param left those that are left
record Values(BitSet left) implements Extent {
  private static final int UNKNOWN = 0;
  private static final int MINUTES_PER_HOUR = 60;

  /// Every value of the fact that a condition asks about.
  static Values all(Condition.ChoiceIn condition) {
    int size = condition.choice().vocabulary().size();
    if (isTimeOfDay(condition)) {
      return minutes();
    }
    if (condition.field().hasTimeZone()) {
      return range(UNKNOWN + 1, size + 1); // the weekday is always known
    }
    return range(
        UNKNOWN, 1 + (condition.field() == ConditionField.CONTINENT ? Country.all().size() : size));
  }

  private static boolean isTimeOfDay(Condition.ChoiceIn condition) {
    return condition.field() == ConditionField.TIME;
  }

  /// Every minute of the day.
  static Values minutes() {
    return range(0, ClockTime.DAY);
  }

  /// Whatever a schedule can be.
  static Values openings() {
    return range(UNKNOWN, Opening.values().length + 1);
  }

  /// Whatever a visitor can be to a segment. What its conditions say about other facts is not
  /// looked at, for they may be others tomorrow.
  static Values memberships() {
    return range(UNKNOWN, Membership.values().length + 1);
  }

  private static Values range(int from, int until) {
    var bits = new BitSet(until);
    bits.set(from, until);
    return new Values(bits);
  }

  /// Those for which a condition holds, or those for which it does not.
  Values where(Condition.ChoiceIn condition, boolean holds) {
    var named = new BitSet();
    for (int ordinal : condition.values()) {
      if (isTimeOfDay(condition)) {
        named.set(ordinal * MINUTES_PER_HOUR, (ordinal + 1) * MINUTES_PER_HOUR);
      } else if (condition.field() == ConditionField.CONTINENT) {
        for (Country country : Country.all()) {
          if (country.continent().ordinal() == ordinal) {
            named.set(country.ordinal() + 1);
          }
        }
      } else {
        named.set(ordinal + 1);
      }
    }
    if (condition.negated()) {
      BitSet others = (BitSet) all(condition).left.clone();
      others.andNot(named);
      if (!isTimeOfDay(condition)) {
        others.clear(UNKNOWN);
      }
      named = others;
    }
    return where(named, holds);
  }

  Values where(Condition.TimeWithin condition, boolean holds) {
    var inside = new BitSet(ClockTime.DAY);
    if (condition.from() <= condition.until()) {
      inside.set(condition.from(), condition.until());
    } else {
      inside.set(condition.from(), ClockTime.DAY);
      inside.set(0, condition.until());
    }
    return where(inside, holds);
  }

  Values where(Condition.OpeningIs condition, boolean holds) {
    var wanted = new BitSet();
    wanted.set(condition.opening().ordinal() + 1);
    return where(wanted, holds);
  }

  Values where(Condition.SegmentIs condition, boolean holds) {
    var wanted = new BitSet();
    wanted.set(condition.membership().ordinal() + 1);
    return where(wanted, holds);
  }

  private Values where(BitSet holding, boolean holds) {
    BitSet rest = (BitSet) left.clone();
    if (holds) {
      rest.and(holding);
    } else {
      rest.andNot(holding);
    }
    return new Values(rest);
  }

  @Override
  public boolean isEmpty() {
    return left.isEmpty();
  }
}
