package dev.waymark.admin.dashboard.statistics;

import java.util.Locale;

/// The sums of a period.
enum Figure {
  CLICKS(true),
  SCANS(true),
  VISITORS(false),
  LEADS(true),
  CONVERSION(false);

  private final boolean isDrawn;

  Figure(boolean isDrawn) {
    this.isDrawn = isDrawn;
  }

  /// Whether the chart can show it: of visitors there is no sum by the day that adds up.
  boolean isDrawn() {
    return isDrawn;
  }

  /// The value in the address; of those that are drawn, the member of the API too.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one with this key that can be drawn; {@link #CLICKS} when there is none.
  static Figure of(String key) {
    for (Figure figure : values()) {
      if (figure.isDrawn && figure.key().equals(key)) {
        return figure;
      }
    }
    return CLICKS;
  }
}
