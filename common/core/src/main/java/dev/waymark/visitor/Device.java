package dev.waymark.visitor;

/// What the visitor holds. Televisions, consoles, watches and the like are none of these: unknown.
public enum Device {
  MOBILE("mobile"),
  DESKTOP("desktop"),
  TABLET("tablet");

  private final String key;

  Device(String key) {
    this.key = key;
  }

  /// The value in rules and reports: `mobile`, `desktop`, `tablet`.
  public String key() {
    return key;
  }
}
