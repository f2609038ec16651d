package dev.waymark.service.access;

import org.jspecify.annotations.Nullable;

/// Who makes a request.
public sealed interface Caller {

  /// Whoever runs this installation. May do everything.
  record Operator() implements Caller {}

  /// The holder of a key of one workspace.
  ///
  /// @param keyId the id of the key, never the key itself
  record KeyHolder(String keyId, String workspace, Role role) implements Caller {}

  /// The caller's id, for the log and for what belongs to a caller: the key's id, or `operator`.
  default String id() {
    return switch (this) {
      case Operator _ -> "operator";
      case KeyHolder holder -> holder.keyId();
    };
  }

  /// The workspace that the caller belongs to; null for the operator, who belongs to none.
  default @Nullable String home() {
    return switch (this) {
      case Operator _ -> null;
      case KeyHolder holder -> holder.workspace();
    };
  }

  /// What the caller is to a workspace that they can see: the role of their key, or `operator`.
  default String standing() {
    return switch (this) {
      case Operator _ -> "operator";
      case KeyHolder holder -> holder.role().key();
    };
  }
}
