package dev.waymark.redirect.route;

import org.jspecify.annotations.Nullable;

/// What a request asks for, when it says so as proxies are asked: in absolute form ([RFC 9112,
/// 3.2.2](https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2)).
///
/// @param authority host and port, which stand in the place of the Host header
/// @param path with what follows it; begins with a slash
record Target(String authority, String path) {
  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";

  /// Reads an absolute form of http or https; null when it is none, names no host, or has user
  /// info, which such a URI [must not have](https://www.rfc-editor.org/rfc/rfc9110#section-4.2.4).
  ///
  /// @param uri the target as it was sent
  static @Nullable Target of(String uri) {
    int start = startsWith(uri, HTTP) ? HTTP.length() : startsWith(uri, HTTPS) ? HTTPS.length() : 0;
    if (start == 0) {
      return null;
    }
    int end = start;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      if (uri.charAt(end) == '@') {
        return null;
      }
      end++;
    }
    if (end == start) {
      return null;
    }
    String path = uri.substring(end);
    return new Target(uri.substring(start, end), path.startsWith("/") ? path : "/" + path);
  }

  private static boolean startsWith(String uri, String scheme) {
    return uri.regionMatches(true, 0, scheme, 0, scheme.length());
  }
}
