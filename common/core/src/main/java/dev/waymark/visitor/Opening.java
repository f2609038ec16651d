package dev.waymark.visitor;

/// Whether a business-hours schedule is open at the moment of a visit.
public enum Opening {
  /// Within its hours.
  OPEN("open"),
  /// Outside of them.
  CLOSED("closed");

  private final String key;

  Opening(String key) {
    this.key = key;
  }

  /// The value in rules: `sales-desk=open`.
  public String key() {
    return key;
  }
}
