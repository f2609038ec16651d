package dev.waymark.redirect.route;

import org.jspecify.annotations.Nullable;

/// What chats and mail programs glue to a link: the dot of a sentence, a bracket, a space that
/// breaks no line, parameters that a marketer appended with `&`. It begins with the first character
/// that no path to a link can have.
///
/// @param path what stands before it, as {@link SlugPath} reads paths
/// @param query what of it is meant as the query, as it was sent; null when none is
record GluedTail(String path, @Nullable String query) {
  private static final char DELETE = 0x7F;

  /// Takes it off; null when there is none, or nothing before it.
  ///
  /// @param uri the target as it was sent, with its query
  /// @param path the same as {@link SlugPath} read it
  static @Nullable GluedTail of(String uri, String path) {
    int end = 0;
    while (end < path.length() && isOfPath(path.charAt(end))) {
      end++;
    }
    if (end == 0 || end == path.length()) {
      return null;
    }
    char first = path.charAt(end);
    if (first < ' ' || first == DELETE) {
      return null; // nobody pastes these
    }
    String before = path.substring(0, path.charAt(end - 1) == '/' ? end - 1 : end);
    if (before.isEmpty()) {
      return null;
    }
    if (first != '&' && first != '?') {
      return new GluedTail(before, null);
    }
    return new GluedTail(before, query(uri, end));
  }

  /// What follows the character at a place of the decoded path, up to the target's own query. It is
  /// decoded once more when its `=` were encoded with it.
  private static @Nullable String query(String uri, int decoded) {
    int at = 1; // behind the slash
    for (int i = 0; i < decoded; i++) {
      at += uri.charAt(at) == '%' ? 3 : 1;
    }
    boolean escaped = uri.charAt(at) == '%';
    int from = at + (escaped ? 3 : 1);
    int end = from;
    while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
      end++;
    }
    String raw = uri.substring(from, end);
    if (raw.isEmpty()) {
      return null;
    }
    boolean wholly = escaped && raw.indexOf('=') < 0;
    return wholly ? SlugPath.of('/' + raw) : raw;
  }

  /// Both queries as one: this one's first.
  ///
  /// @param own the target's; null when it has none
  @Nullable String queryWith(@Nullable String own) {
    if (query == null || own == null || own.isEmpty()) {
      return query == null ? own : query;
    }
    return query + '&' + own;
  }

  private static boolean isOfPath(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '/';
  }
}
