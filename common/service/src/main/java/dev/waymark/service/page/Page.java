package dev.waymark.service.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some entries of a list, and where the next ones begin.
///
/// @param next the cursor of the next page; null when this is the last
public record Page<T>(List<T> entries, @Nullable String next) {
  /// A list of its own.
  public Page {
    entries = List.copyOf(entries);
  }

  /// A page cut from entries of which one more was fetched than asked for, so that it shows whether
  /// there are others.
  ///
  /// @param cursor the cursor that goes on after an entry
  public static <T> Page<T> cut(List<T> fetched, int limit, Function<T, Cursor> cursor) {
    if (fetched.size() <= limit) {
      return new Page<>(fetched, null);
    }
    List<T> entries = fetched.subList(0, limit);
    return new Page<>(entries, cursor.apply(entries.getLast()).text());
  }

  /// The same page of something else.
  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<R>(entries.stream().<R>map(mapping).toList(), next);
  }
}
