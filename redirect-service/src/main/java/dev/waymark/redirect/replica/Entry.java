package dev.waymark.redirect.replica;

import org.jspecify.annotations.Nullable;

/// What is known of one document. Changed by one thread.
///
/// @param <S> what is served of it
final class Entry<S> {
  final String id;

  /// The newest row, readable or not; null when the database has none.
  @Nullable Published seen;

  /// The newest row that could be read; null when there is nothing to serve.
  volatile @Nullable Published good;

  /// What is served of that row; null when nothing is.
  volatile @Nullable S served;

  /// The full load that saw it last.
  int load;

  /// Whether it is served although the last load did not have it.
  boolean held;

  Entry(String id) {
    this.id = id;
  }

  long version() {
    return seen == null ? 0 : seen.version();
  }

  /// The length of the document that is served, in bytes.
  long bytes() {
    Published row = good;
    return row == null || row.body() == null ? 0 : row.body().length();
  }
}
