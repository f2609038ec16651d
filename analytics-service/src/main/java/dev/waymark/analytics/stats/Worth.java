package dev.waymark.analytics.stats;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/// What leads are worth: the sums of their values, each currency for itself. Nothing is converted.
///
/// @param sums by the currency's code, and in its order; last those that were reported without a
///   currency, as {@link #NO_CURRENCY}; empty when no lead has a value
record Worth(SortedMap<String, Sum> sums) {
  static final String NO_CURRENCY = "";

  private static final Comparator<String> ORDER =
      Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());

  /// Of leads without a value, or of none.
  static final Worth NONE = new Worth(new TreeMap<>());

  /// One currency's columns, over rows of `lead` that have a value, grouped by {@link #CURRENCY}.
  static final String SUM = "coalesce(currency, ''), sum(value), count(*)";

  /// What {@link #SUM} is grouped by.
  static final String CURRENCY = "currency";

  Worth {
    var ordered = new TreeMap<String, Sum>(ORDER);
    ordered.putAll(sums);
    ordered.values().removeIf(sum -> sum.leads() == 0);
    sums = Collections.unmodifiableSortedMap(ordered);
  }

  /// The values of one currency.
  ///
  /// @param value exact, without zeros at its end, as a lead's own
  /// @param leads how many have such a value
  record Sum(BigDecimal value, long leads) {
    Sum {
      BigDecimal stripped = value.stripTrailingZeros();
      value = stripped.setScale(Math.max(0, stripped.scale()));
    }

    private Sum plus(Sum more) {
      return new Sum(value.add(more.value), leads + more.leads);
    }

    private Sum negated() {
      return new Sum(value.negate(), -leads);
    }
  }

  /// Reads {@link #SUM}.
  static Worth read(ResultSet row, int column) throws SQLException {
    var sums = new TreeMap<String, Sum>();
    sums.put(
        row.getString(column), new Sum(row.getBigDecimal(column + 1), row.getLong(column + 2)));
    return new Worth(sums);
  }

  Worth plus(Worth more) {
    if (more.sums.isEmpty()) {
      return this;
    }
    var all = new TreeMap<>(sums);
    more.sums.forEach((currency, sum) -> all.merge(currency, sum, Sum::plus));
    return new Worth(all);
  }

  /// @param less a part of this
  Worth minus(Worth less) {
    var negated = new TreeMap<>(less.sums);
    negated.replaceAll((_, sum) -> sum.negated());
    return plus(new Worth(negated));
  }
}
