package dev.waymark.routing;

import org.jspecify.annotations.Nullable;

/// What the first stage picked, as a symbol: which step answered, and with what. Made when the link
/// or its workspace is loaded and returned as it is, so a decision allocates nothing.
public sealed interface Decision {

  /// The step that answered.
  Step step();

  /// An early step ended it, with an answer that is the same for everybody.
  record Stopped(Step step, Answer answer) implements Decision {}

  /// The visitor goes somewhere.
  ///
  /// @param step the step that chose
  /// @param rule the name of the rule that matched; null when it was none
  /// @param entry the key of the hub entry that was tapped; null when it was none
  /// @param destination where to
  record Chosen(Step step, @Nullable String rule, @Nullable String entry, Destination destination)
      implements Decision {

    /// What a step chose that is neither a rule nor a tap.
    Chosen(Step step, Destination destination) {
      this(step, null, null, destination);
    }

    /// The id of the other link to which a rule leads; null when it leads to none.
    public @Nullable String otherLink() {
      return switch (destination) {
        case Destination.Through(Link there, _) -> there.id();
        case Destination.OtherLink(String id) when step == Step.RULE -> id;
        default -> null;
      };
    }

    /// The same, for a tap of a hub entry.
    Chosen tapped(String key) {
      return new Chosen(step, rule, key, destination);
    }
  }
}
