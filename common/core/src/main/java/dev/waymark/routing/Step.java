package dev.waymark.routing;

/// The step of a decision that answered, in the order in which they are tried.
public enum Step {
  /// The link is switched off.
  ACTIVE("active"),
  /// A rule matched.
  RULE("rule"),
  /// The link's own target.
  TARGET("target");

  private final String key;

  Step(String key) {
    this.key = key;
  }

  /// The value in JSON and in click events.
  public String key() {
    return key;
  }
}
