package dev.waymark.routing;

/// The step of a decision that answered, in the order in which they are tried.
public enum Step {
  /// The link is switched off, or taken down by the operator.
  ACTIVE("active"),
  /// Its time has not come.
  STARTS_AT("starts_at"),
  /// Its time is over, or it has had as many clicks as it may.
  EXPIRATION("expiration"),
  /// The visitor has not given the password.
  PASSWORD("password"),
  /// A rule matched.
  RULE("rule"),
  /// The legacy routing has a URL for the visitor.
  LEGACY("legacy"),
  /// A variant of an A/B test.
  AB("ab"),
  /// A page with several destinations.
  HUB("hub"),
  /// The link's fallback channel, or the first active one along its chain.
  FALLBACK_CHANNEL("fallback_channel"),
  /// What a sequence has in the place of the target.
  SEQUENCE("sequence"),
  /// The link's own target.
  TARGET("target"),
  /// Where the workspace sends visitors for whom a link has nothing left.
  DEFAULT_DESTINATION("default_destination"),
  /// Nothing is left: a page that says so politely.
  LAST_RESORT("last_resort"),
  /// An entry of a hub was tapped.
  TAP("tap");

  private final String key;

  Step(String key) {
    this.key = key;
  }

  /// Whether it is tried before the rules, so that none of them is when it answers.
  public boolean isBeforeRules() {
    return compareTo(RULE) < 0;
  }

  /// The value in JSON and in click events.
  public String key() {
    return key;
  }
}
