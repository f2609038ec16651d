package dev.waymark.plan;

import org.jspecify.annotations.Nullable;

/// A workspace's plan, from the smallest to the largest; each has all that those before it have.
public enum Plan {
  FREE("free", "Free", 0),
  PRO("pro", "Pro", 5),
  TEAM("team", "Team", 20),
  AGENCY("agency", "Agency", 50);

  private final String key;
  private final String displayName;
  private final int maxRules;

  Plan(String key, String displayName, int maxRules) {
    this.key = key;
    this.displayName = displayName;
    this.maxRules = maxRules;
  }

  /// The plan with this key; null when there is none.
  public static @Nullable Plan of(String key) {
    for (Plan plan : values()) {
      if (plan.key.equals(key)) {
        return plan;
      }
    }
    return null;
  }

  /// The smallest plan that allows this many rules on a link; null when none does.
  public static @Nullable Plan allowingRules(int rules) {
    for (Plan plan : values()) {
      if (plan.maxRules >= rules) {
        return plan;
      }
    }
    return null;
  }

  /// The value in JSON: `free`, `pro`, `team`, `agency`.
  public String key() {
    return key;
  }

  /// The name people see.
  public String displayName() {
    return displayName;
  }

  /// How many rules a link may have: 0 to 50.
  public int maxRules() {
    return maxRules;
  }

  /// Whether this plan has what the other one brings.
  public boolean includes(Plan other) {
    return compareTo(other) >= 0;
  }
}
