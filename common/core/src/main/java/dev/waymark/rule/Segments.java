package dev.waymark.rule;

import org.jspecify.annotations.Nullable;

/// The segments of a workspace, for explanations.
public interface Segments {
  /// No segments at all.
  Segments NONE = key -> null;

  /// The segment with this key; null when there is none.
  @Nullable Segment segment(String key);
}
