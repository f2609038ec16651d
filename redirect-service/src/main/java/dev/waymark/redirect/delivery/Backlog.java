package dev.waymark.redirect.delivery;

import org.jspecify.annotations.Nullable;

/// What a node has captured and not delivered.
///
/// @param undelivered how many clicks; null when the journal could not be opened, so that nobody
///   knows
/// @param problem why it is not getting less, as a sentence; null when it is
public record Backlog(@Nullable Long undelivered, @Nullable String problem) {
  /// Whether everything is delivered.
  public boolean isNone() {
    return undelivered != null && undelivered == 0;
  }
}
