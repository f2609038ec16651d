package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DocumentReading;
import org.jspecify.annotations.Nullable;

/// What is served of the documents of one kind. For one thread.
///
/// @param <S> what is served of one of them
interface Serving<S> {
  /// Reads, checks and compiles. Changes nothing, and when it throws, the document is refused.
  ///
  /// @param before what was served of it so far; null when nothing was
  DocumentReading<S> make(String id, JsonNode json, @Nullable S before);

  /// Puts what was made in the place of what was served before.
  ///
  /// @param before null when nothing was
  void show(Entry<S> entry, S made, @Nullable S before);

  /// Serves it no longer.
  void hide(Entry<S> entry, S before);
}
