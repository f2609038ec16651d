package dev.waymark.rule.check;

import java.util.List;

/// Something odd about one rule of a list.
///
/// @param rule the place of the rule, from 0
/// @param kind what is odd
/// @param certainty whether it is so whatever happens
/// @param others the places of the earlier rules that make it odd, in their order; none for a rule
///   that never holds by itself
/// @param sentence the same for people
public record Warning(
    int rule, Kind kind, Certainty certainty, List<Integer> others, String sentence) {

  /// A list of its own.
  public Warning {
    others = List.copyOf(others);
  }

  /// What can be odd about a rule.
  public enum Kind {
    /// Its conditions contradict each other.
    NEVER_HOLDS("never_holds"),
    /// Earlier rules take everyone whom it is for.
    NEVER_REACHED("never_reached"),
    /// An earlier rule is for the same visitors and does the same with them.
    REPEATS("repeats");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /// The value in JSON.
    public String key() {
      return key;
    }
  }

  /// How sure it is.
  public enum Certainty {
    /// No visit at any time gets this rule's answer.
    CERTAIN("certain"),
    /// Some may: while an earlier rule is skipped because its channels are passive.
    POSSIBLE("possible");

    private final String key;

    Certainty(String key) {
      this.key = key;
    }

    /// The value in JSON.
    public String key() {
      return key;
    }
  }
}
