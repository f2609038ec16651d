package dev.waymark.redirect.visit;

/// The query of a request as it was sent.
public final class RawQuery {
  private RawQuery() {}

  /// Whether it can stand in a URL of ours: visible ASCII, and no fragment after it.
  public static boolean isPlain(String query) {
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '#') {
        return false;
      }
    }
    return true;
  }
}
