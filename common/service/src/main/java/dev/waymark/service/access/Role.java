package dev.waymark.service.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a key may do in its workspace; each role may do all that those before it may.
public enum Role {
  /// Reads.
  VIEWER,
  /// Writes links and what belongs to them.
  EDITOR,
  /// Governs domains and reads the audit log.
  ADMIN,
  /// Governs keys and the workspace itself.
  OWNER;

  /// The role with this key; null when there is none.
  public static @Nullable Role of(String key) {
    for (Role role : values()) {
      if (role.key().equals(key)) {
        return role;
      }
    }
    return null;
  }

  /// The keys of all roles, the smallest first.
  public static List<String> keys() {
    return Arrays.stream(values()).map(Role::key).toList();
  }

  /// The value in JSON.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this role may do what the other one may.
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
