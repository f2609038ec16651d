package dev.waymark.plan;

import org.jspecify.annotations.Nullable;

/// A workspace's plan, from the smallest to the largest; each has all that those before it have.
public enum Plan {
  FREE("free", "Free", 0, 1),
  PRO("pro", "Pro", 5, 3),
  TEAM("team", "Team", 20, 10),
  AGENCY("agency", "Agency", 50, 50);

  private final String key;
  private final String displayName;
  private final int maxRules;
  private final int maxDomains;

  Plan(String key, String displayName, int maxRules, int maxDomains) {
    this.key = key;
    this.displayName = displayName;
    this.maxRules = maxRules;
    this.maxDomains = maxDomains;
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

  /// How many domains a workspace may have beside the default one: 1 to 50.
  public int maxDomains() {
    return maxDomains;
  }

  /// Whether this plan has what the other one brings.
  public boolean includes(Plan other) {
    return compareTo(other) >= 0;
  }
}
