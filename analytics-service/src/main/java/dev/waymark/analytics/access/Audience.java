package dev.waymark.analytics.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom an operation is for. The first four are the roles of a workspace's keys, each of which may
/// do all that those before it may.
public enum Audience {
  /// Reads.
  VIEWER,
  /// Writes.
  EDITOR,
  /// Governs what belongs to a workspace.
  ADMIN,
  /// Governs the workspace.
  OWNER,
  /// Whoever runs this installation; may do what the roles may, in every workspace.
  OPERATOR,
  /// A redirect node.
  PRODUCER;

  /// The role with this key; null when there is none.
  static @Nullable Audience ofRole(String key) {
    return switch (key) {
      case "viewer" -> VIEWER;
      case "editor" -> EDITOR;
      case "admin" -> ADMIN;
      case "owner" -> OWNER;
      default -> null;
    };
  }

  /// The value in JSON.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
