package dev.waymark.link;

import org.jspecify.annotations.Nullable;

/// The host and port of a URL, in the one form by which they are compared.
///
/// @param host as {@link HostName#canonical} has it
/// @param port {@link #USUAL} when it is the one that the scheme brings
public record Authority(String host, int port) {
  /// The port that the scheme brings: 80 for `http`, 443 for `https`.
  public static final int USUAL = -1;

  private static final int MAX_PORT = 65_535;

  /// Reads a URL of any scheme; null when it names no host.
  public static @Nullable Authority of(String url) {
    int slashes = url.indexOf("://");
    if (slashes < 0 || url.lastIndexOf('/', slashes) >= 0 || url.lastIndexOf('?', slashes) >= 0) {
      return null;
    }
    int start = slashes + 3;
    int end = start;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    // Behind user info, if there is any: what it says is not where the URL goes.
    String authority = url.substring(Math.max(start, url.lastIndexOf('@', end - 1) + 1), end);
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    String host = HostName.canonical(colon < 0 ? authority : authority.substring(0, colon));
    int port = colon < 0 ? USUAL : port(authority.substring(colon + 1));
    if (host == null || port < USUAL) {
      return null;
    }
    return new Authority(host, port == usual(url, slashes) ? USUAL : port);
  }

  /// An empty one is the usual one; below that when it is none.
  private static int port(String text) {
    if (text.isEmpty()) {
      return USUAL;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || port > MAX_PORT) {
        return USUAL - 1;
      }
      port = port * 10 + digit;
    }
    return port <= MAX_PORT ? port : USUAL - 1;
  }

  private static int usual(String url, int schemeEnd) {
    if (schemeEnd == 4 && url.regionMatches(true, 0, "http", 0, 4)) {
      return 80;
    }
    return schemeEnd == 5 && url.regionMatches(true, 0, "https", 0, 5) ? 443 : USUAL;
  }
}
