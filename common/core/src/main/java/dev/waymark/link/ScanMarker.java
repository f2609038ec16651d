package dev.waymark.link;

import org.jspecify.annotations.Nullable;

/// What a QR code of ours adds to the query of a short URL, so that scans are told from other
/// clicks. It is for us alone: rules do not see it, and no destination gets it.
public final class ScanMarker {
  /// The pair as it stands in the query.
  public static final String PAIR = "wm=qr";

  private ScanMarker() {}

  /// Whether a query has the marker.
  ///
  /// @param rawQuery what follows the `?`, as it was sent; null when there is none
  public static boolean isIn(@Nullable String rawQuery) {
    if (rawQuery == null) {
      return false;
    }
    int at = rawQuery.indexOf(PAIR);
    while (at >= 0 && !isPair(rawQuery, at)) {
      at = rawQuery.indexOf(PAIR, at + 1);
    }
    return at >= 0;
  }

  private static boolean isPair(String query, int at) {
    int end = at + PAIR.length();
    return (at == 0 || query.charAt(at - 1) == '&')
        && (end == query.length() || query.charAt(end) == '&');
  }

  /// The query without the marker, everything else as it was; null when there is nothing else.
  ///
  /// @param rawQuery what follows the `?`, as it was sent; null when there is none
  public static @Nullable String strip(@Nullable String rawQuery) {
    if (rawQuery == null || !isIn(rawQuery)) {
      return rawQuery;
    }
    var left = new StringBuilder(rawQuery.length());
    boolean first = true;
    for (int start = 0; start <= rawQuery.length(); ) {
      int end = rawQuery.indexOf('&', start);
      end = end < 0 ? rawQuery.length() : end;
      if (end - start != PAIR.length() || !rawQuery.startsWith(PAIR, start)) {
        left.append(first ? "" : "&").append(rawQuery, start, end);
        first = false;
      }
      start = end + 1;
    }
    return first ? null : left.toString();
  }
}
