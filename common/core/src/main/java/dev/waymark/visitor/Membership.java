package dev.waymark.visitor;

/// Whether a visitor is in a segment: one for whom its conditions hold, or certainly do not.
public enum Membership {
  /// They hold.
  IN("in"),
  /// They certainly do not.
  OUT("not in");

  private final String key;

  Membership(String key) {
    this.key = key;
  }

  /// What it is when it is not this.
  public Membership other() {
    return this == IN ? OUT : IN;
  }

  /// The word in explanations.
  public String key() {
    return key;
  }
}
