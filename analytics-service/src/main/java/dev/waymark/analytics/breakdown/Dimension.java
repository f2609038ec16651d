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
  OUTCOMES("outcomes", "outcome", true),
  RULES("rules", "rule", false),
  /// The version, a space, and the rule's name: people change rules and keep their names.
  RULE_VERSIONS("rule_versions", "coalesce(rules_version, 0) || ' ' || rule", false),
  VARIANTS("variants", "variant", false),
  CHANNELS("channels", "channel", false),
  ENTRIES("entries", "entry", false),
  CAMPAIGNS("campaigns", "utm_campaign", false);

  private final String key;
  private final String value;
  private final boolean everyClick;

  Dimension(String key, String value, boolean everyClick) {
    this.key = key;
    this.value = value;
    this.everyClick = everyClick;
  }

  /// The last part of its address, and its value in the table.
  public String key() {
    return key;
  }

  /// The value of a row of `click`, or of `lead`, which has the same columns: an expression in SQL,
  /// null for unknown or none.
  public String value() {
    return "nullif(" + value + ", '')";
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
