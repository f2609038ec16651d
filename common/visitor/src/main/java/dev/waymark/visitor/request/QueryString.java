package dev.waymark.visitor.request;

import dev.waymark.visitor.Parameters;
import org.jspecify.annotations.Nullable;

/// Reads the query string of a URL, by the rules of [HTML
/// forms](https://url.spec.whatwg.org/#urlencoded-parsing), except that nothing undecodable is
/// repaired.
public final class QueryString {
  /// Characters that are looked at. A pair that the cut goes through is dropped.
  public static final int MAX_LENGTH = 8192;

  /// Pairs that are read; those after them are dropped.
  public static final int MAX_PAIRS = 256;

  private QueryString() {}

  /// The decoded parameters. Percent escapes are UTF-8 and `+` is a blank; a pair that does not
  /// decode is dropped and the others stay; a pair without `=` has the empty value.
  ///
  /// @param query as it was sent, with or without its `?`, without a fragment; null when not sent
  public static Parameters parse(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Parameters.NONE;
    }
    int start = query.charAt(0) == '?' ? 1 : 0;
    int length = query.length();
    if (length - start > MAX_LENGTH) {
      length = Math.max(0, query.lastIndexOf('&', start + MAX_LENGTH));
    }
    var parameters = new Parameters.Builder();
    for (int pairs = 0; start < length && pairs < MAX_PAIRS; ) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 || ampersand > length ? length : ampersand;
      if (end > start) {
        add(parameters, query, start, end);
        pairs++;
      }
      start = end + 1;
    }
    return parameters.build();
  }

  private static void add(Parameters.Builder parameters, String query, int start, int end) {
    int equals = query.indexOf('=', start);
    boolean valued = equals >= 0 && equals < end;
    String name = Percent.decode(query, start, valued ? equals : end, true);
    String value = valued ? Percent.decode(query, equals + 1, end, true) : "";
    if (name != null && value != null) {
      parameters.add(name, value);
    }
  }
}
