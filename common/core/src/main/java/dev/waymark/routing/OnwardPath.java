package dev.waymark.routing;

import dev.waymark.link.Messengers;

/// Lengthens the path of a URL.
final class OnwardPath {
  private OnwardPath() {}

  /// The URL with more behind its path, before its query and fragment. Links into messengers stay
  /// as they are: their paths are numbers and names.
  ///
  /// @param url a normalised {@link dev.waymark.link.DestinationUrl}
  /// @param onward begins with a slash, percent-encoded
  static String append(String url, String onward) {
    if (Messengers.isLink(url)) {
      return url;
    }
    int end = url.indexOf("//") + 2;
    while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
      end++;
    }
    int before = url.charAt(end - 1) == '/' ? end - 1 : end;
    return url.substring(0, before) + onward + url.substring(end);
  }
}
