package dev.waymark.rule;

import org.jspecify.annotations.Nullable;

/// How a condition compares. `neq` and `not_in` are the exact negations of `eq` and `in` on a known
/// fact.
public enum Operator {
  EQ("eq", "is", Arity.ONE, false),
  NEQ("neq", "is not", Arity.ONE, true),
  CONTAINS("contains", "contains", Arity.ONE, false),
  STARTS_WITH("starts_with", "starts with", Arity.ONE, false),
  IN("in", "is one of", Arity.LIST, false),
  NOT_IN("not_in", "is none of", Arity.LIST, true),
  GT("gt", "is more than", Arity.ONE, false),
  LT("lt", "is less than", Arity.ONE, false),
  BETWEEN("between", "is between", Arity.PAIR, false);

  /// How many values an operator takes.
  public enum Arity {
    /// A single value.
    ONE,
    /// An array of one or more.
    LIST,
    /// An array of exactly two, the ends of a range.
    PAIR
  }

  private final String key;
  private final String label;
  private final Arity arity;
  private final boolean negated;

  Operator(String key, String label, Arity arity, boolean negated) {
    this.key = key;
    this.label = label;
    this.arity = arity;
    this.negated = negated;
  }

  /// The operator with this key; null when there is none.
  public static @Nullable Operator of(String key) {
    for (Operator operator : values()) {
      if (operator.key.equals(key)) {
        return operator;
      }
    }
    return null;
  }

  /// The value in JSON.
  public String key() {
    return key;
  }

  /// The words for people.
  public String label() {
    return label;
  }

  /// How many values it takes.
  public Arity arity() {
    return arity;
  }

  /// Whether it is the negation of another operator.
  public boolean isNegated() {
    return negated;
  }
}
