package dev.waymark.link;

/// A URL that gets more parameters at the end of its query, before its fragment. Everything in it
/// stays as it is, byte for byte, because signed URLs break otherwise. Not for use by several
/// threads.
final class ExtendedQuery {
  private final String url;

  /// Where the fragment begins, or the URL ends.
  private final int end;

  /// Where the `?` is; negative when there is none.
  private final int query;

  private final StringBuilder extended;

  /// @param url a normalised {@link DestinationUrl}
  ExtendedQuery(String url) {
    int fragment = url.indexOf('#');
    this.url = url;
    this.end = fragment < 0 ? url.length() : fragment;
    int mark = url.indexOf('?');
    this.query = mark < end ? mark : -1;
    this.extended = new StringBuilder(url.length() + 64).append(url, 0, end);
  }

  /// Whether the URL itself has a parameter of this name, even an empty one. Names compare exactly,
  /// as they stand.
  boolean has(String name) {
    for (int start = query + 1; query >= 0 && start < end; ) {
      int next = url.indexOf('&', start);
      next = next < 0 || next > end ? end : next;
      int nameEnd = start + name.length();
      if (url.startsWith(name, start)
          && nameEnd <= next
          && (nameEnd == next || url.charAt(nameEnd) == '=')) {
        return true;
      }
      start = next + 1;
    }
    return false;
  }

  /// Adds a parameter, its name and value percent-encoded.
  void add(String name, String value) {
    char last = extended.charAt(extended.length() - 1);
    if (query < 0 && extended.length() == end) {
      extended.append('?');
    } else if (last != '?' && last != '&') {
      extended.append('&');
    }
    PercentEncoding.append(extended, name);
    extended.append('=');
    PercentEncoding.append(extended, value);
  }

  /// The URL with what was added; the URL itself when that is nothing.
  String text() {
    if (extended.length() == end) {
      return url;
    }
    return extended.append(url, end, url.length()).toString();
  }
}
