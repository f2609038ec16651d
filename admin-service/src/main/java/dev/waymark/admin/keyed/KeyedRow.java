package dev.waymark.admin.keyed;

import java.time.Instant;

/// A row of a resource with a key.
public interface KeyedRow {
  /// Its id, which is that of its published document.
  String id();

  /// The id of its workspace.
  String workspace();

  /// Its key, which stays as it is.
  String key();

  /// Grows with every change.
  long version();

  /// Makes it a new one.
  void begin(String id, String workspace, String key, Instant now);
}
