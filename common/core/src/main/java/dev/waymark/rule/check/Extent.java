package dev.waymark.rule.check;

/// The values that one fact may still have. May be taken for larger than it is, never for smaller.
/// Immutable.
sealed interface Extent permits Counts, Languages, Parameters, Texts, Values {

  /// Whether certainly no value is left.
  boolean isEmpty();
}
