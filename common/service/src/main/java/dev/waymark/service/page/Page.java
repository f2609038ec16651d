package dev.waymark.service.page;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

  /// The same of entries of which each can be large: they are read only as far as the page goes,
  /// which ends earlier, before it is too large.
  ///
  /// @param fetched up to one more than asked for
  /// @param most how large a page may be; a first entry that is larger is a page of its own
  /// @param size of an entry, in the same unit
  public static <T> Page<T> cut(
      Iterator<T> fetched,
      int limit,
      long most,
      ToLongFunction<T> size,
      Function<T, Cursor> cursor) {
    List<T> entries = new ArrayList<>();
    long taken = 0;
    while (fetched.hasNext()) {
      T entry = fetched.next();
      taken += size.applyAsLong(entry);
      if (entries.size() == limit || (taken > most && !entries.isEmpty())) {
        return new Page<>(entries, cursor.apply(entries.getLast()).text());
      }
      entries.add(entry);
    }
    return new Page<>(entries, null);
  }

  /// The same page of something else.
  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<R>(entries.stream().<R>map(mapping).toList(), next);
  }
}
