package dev.waymark.analytics.breakdown;

import org.jspecify.annotations.Nullable;

/// What clicks are broken down by. The one place where another breakdown is added: the table, the
/// statistics and their description follow from it.
public enum Dimension {
  COUNTRIES("countries", "country", true),
  DEVICES("devices", "device", true),
  OS("os", "os", true),
  BROWSERS("browsers", "browser", true),
  LANGUAGES("languages", "language", true),
  REFERRERS("referrers", "referrer", true),
  RULES("rules", "rule", false),
  VARIANTS("variants", "variant", false),
  CHANNELS("channels", "channel", false),
  ENTRIES("entries", "entry", false),
  CAMPAIGNS("campaigns", "utm_campaign", false);

  private final String key;
  private final String column;
  private final boolean everyClick;

  Dimension(String key, String column, boolean everyClick) {
    this.key = key;
    this.column = column;
    this.everyClick = everyClick;
  }

  /// The last part of its address, and its value in the table.
  public String key() {
    return key;
  }

  /// The column of `click` that holds its values, and of `lead`.
  public String column() {
    return column;
  }

  /// Whether clicks without a value are counted as unknown; else they are left out, as a click that
  /// no rule decided is in no breakdown by rules.
  public boolean countsEveryClick() {
    return everyClick;
  }

  /// The dimension with this key; null when there is none.
  public static @Nullable Dimension of(String key) {
    for (Dimension dimension : values()) {
      if (dimension.key.equals(key)) {
        return dimension;
      }
    }
    return null;
  }
}
