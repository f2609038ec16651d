package dev.waymark.admin.keyed;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What people write of a resource with a key, read and checked.
public interface KeyedDraft {
  /// Its key.
  String key();

  /// The same in JSON, for a patch to apply to.
  ObjectNode toJson();
}
