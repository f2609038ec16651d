package dev.waymark.admin.dashboard;

/// The places of a workspace, the same on every screen.
public enum Place {
  LINKS("links", "link", true),
  CHANNELS("channels", "chat", true),
  HUBS("hubs", "hub", true),
  STATISTICS("statistics", "chart", true),
  SETTINGS("settings", "gear", true);

  private final String path;
  private final String icon;
  private final boolean open;

  /// @param open whether there is a page yet; a place without one is not shown
  Place(String path, String icon, boolean open) {
    this.path = path;
    this.icon = icon;
    this.open = open;
  }

  /// The last part of its address, `/w/{ws}/<path>`.
  public String path() {
    return path;
  }

  /// Its icon in the sprite.
  public String icon() {
    return icon;
  }

  /// Whether it can be shown.
  public boolean isOpen() {
    return open;
  }

  /// What it is called.
  public String label(Messages messages) {
    return switch (this) {
      case LINKS -> messages.placeLinks();
      case CHANNELS -> messages.placeChannels();
      case HUBS -> messages.placeHubs();
      case STATISTICS -> messages.placeStatistics();
      case SETTINGS -> messages.placeSettings();
    };
  }
}
