package dev.waymark.routing;

import org.jspecify.annotations.Nullable;

/// What the first stage picked, as a symbol: which step answered, and with what. Made when the link
/// is loaded and returned as it is, so a decision allocates nothing.
public sealed interface Decision {

  /// The step that answered.
  Step step();

  /// The link is switched off.
  record Inactive() implements Decision {
    static final Inactive INSTANCE = new Inactive();

    @Override
    public Step step() {
      return Step.ACTIVE;
    }
  }

  /// The visitor goes somewhere.
  ///
  /// @param step the step that chose
  /// @param rule the name of the rule that matched; null when it was none
  /// @param destination where to
  record Chosen(Step step, @Nullable String rule, Destination destination) implements Decision {}
}
