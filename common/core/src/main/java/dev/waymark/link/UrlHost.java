package dev.waymark.link;

/// The host in a URL.
final class UrlHost {
  private UrlHost() {}

  /// What stands up to the port, path, query or fragment.
  ///
  /// @param url a normalised {@link DestinationUrl}
  /// @param start where the host begins
  static String at(String url, int start) {
    int end = start;
    while (end < url.length() && ":/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }
}
