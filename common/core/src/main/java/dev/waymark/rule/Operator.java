package dev.waymark.rule;

import dev.waymark.plan.Plan;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a condition compares. An operator that begins with `not_`, and `neq`, is the exact negation
/// of another on a known fact.
public enum Operator {
  EQ("eq", "is", Arity.ONE, false),
  NEQ("neq", "is not", Arity.ONE, true),
  CONTAINS("contains", "contains", Arity.ONE, false),
  NOT_CONTAINS("not_contains", "does not contain", Arity.ONE, true),
  STARTS_WITH("starts_with", "starts with", Arity.ONE, false),
  NOT_STARTS_WITH("not_starts_with", "does not start with", Arity.ONE, true),
  ENDS_WITH("ends_with", "ends with", Arity.ONE, false),
  /// A {@link TextPattern} is found anywhere.
  MATCHES("matches", "matches", Arity.ONE, false),
  IN("in", "is one of", Arity.LIST, false),
  NOT_IN("not_in", "is none of", Arity.LIST, true),
  GT("gt", "is more than", Arity.ONE, false),
  LT("lt", "is less than", Arity.ONE, false),
  BEFORE("before", "is before", Arity.ONE, false),
  AFTER("after", "is after", Arity.ONE, false),
  BETWEEN("between", "is between", Arity.PAIR, false);

  /// Those of a fact that is one of a closed list.
  static final Set<Operator> OF_CHOICES =
      Collections.unmodifiableSet(EnumSet.of(EQ, NEQ, IN, NOT_IN));

  /// Those of a fact that is any text.
  static final Set<Operator> OF_TEXTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              EQ,
              NEQ,
              CONTAINS,
              NOT_CONTAINS,
              STARTS_WITH,
              NOT_STARTS_WITH,
              ENDS_WITH,
              MATCHES,
              IN,
              NOT_IN));

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

  /// The smallest plan that has it, on the fields that the plan has.
  public Plan plan() {
    return this == MATCHES ? Plan.AGENCY : Plan.FREE;
  }

  /// Whether it is the negation of another operator.
  public boolean isNegated() {
    return negated;
  }
}
