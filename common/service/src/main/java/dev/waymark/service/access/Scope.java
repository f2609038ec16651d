package dev.waymark.service.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The one thing that a key without a role may do, so that what it is given to needs no more.
public enum Scope {
  /// Reports leads and sales.
  LEADS_WRITE,
  /// Reads statistics.
  STATS_READ;

  /// The scope with this key; null when there is none.
  public static @Nullable Scope of(String key) {
    for (Scope scope : values()) {
      if (scope.key().equals(key)) {
        return scope;
      }
    }
    return null;
  }

  /// The keys of all scopes.
  public static List<String> keys() {
    return Arrays.stream(values()).map(Scope::key).toList();
  }

  /// The value in JSON, such as `leads:write`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }
}
