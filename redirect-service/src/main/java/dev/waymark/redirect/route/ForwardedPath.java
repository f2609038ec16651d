package dev.waymark.redirect.route;

import dev.waymark.link.PercentEncoding;
import dev.waymark.link.Slug;
import org.jspecify.annotations.Nullable;

/// What stands in a request's target behind the slug of a link that forwards it: `/linux` in
/// `/docs/setup/linux`. It is appended to the link's target as it was sent.
final class ForwardedPath {
  private static final char DELETE = 0x7F;

  private ForwardedPath() {}

  /// Where the longest slug that there can be at the start of a target ends, at a slash; not
  /// positive when nothing follows any.
  ///
  /// @param uri as it was sent, with its query
  static int lastEnd(String uri) {
    int slashes = 0;
    for (int i = 1; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == '?' || c == '#') {
        return endBefore(uri, i);
      }
      if (c == '/' && ++slashes == Slug.MAX_SEGMENTS) {
        return i;
      }
    }
    return endBefore(uri, uri.length());
  }

  /// Where the next shorter one ends; not positive when there is none.
  static int endBefore(String uri, int end) {
    return uri.lastIndexOf('/', end - 1);
  }

  /// Reads what follows a slug; null when it cannot be forwarded: it is empty, has an empty segment
  /// but at its end, a segment that leads elsewhere (`.`, `..`), or a slash, backslash or control
  /// that is encoded. All but ASCII is encoded.
  ///
  /// @param uri as it was sent, with its query; escapes in its path are well formed
  /// @param start where the slug ends, at a slash
  static @Nullable String of(String uri, int start) {
    int end = pathEnd(uri);
    var read = new StringBuilder(end - start);
    int segment = start + 1;
    for (int i = start; i <= end; i++) {
      if (i == end || (uri.charAt(i) == '/' && i > start)) {
        boolean isLast = i == end;
        if (leadsElsewhere(uri, segment, i) || (i == segment && (!isLast || i == start + 1))) {
          return null;
        }
        segment = i + 1;
      }
      if (i == end) {
        break;
      }
      char c = uri.charAt(i);
      char meant = c == '%' ? (char) Integer.parseInt(uri, i + 1, i + 3, 16) : c;
      if (meant < ' ' || meant == DELETE || meant == '\\' || (c == '%' && meant == '/')) {
        return null;
      }
      append(read, c);
    }
    return read.toString();
  }

  /// The whole path without its first slash, for addresses of our own.
  static String whole(String uri) {
    int end = pathEnd(uri);
    var ascii = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      append(ascii, uri.charAt(i));
    }
    return ascii.toString();
  }

  /// @param c a byte, as the server reads it
  private static void append(StringBuilder ascii, char c) {
    if (c < 0x80) {
      ascii.append(c);
    } else {
      PercentEncoding.appendByte(ascii, (byte) c);
    }
  }

  private static int pathEnd(String uri) {
    int end = 0;
    while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  /// Whether a segment is one of dots, however they are encoded, and whatever parameters it has:
  /// some servers take `..;x` for `..`.
  private static boolean leadsElsewhere(String uri, int from, int to) {
    String segment = uri.substring(from, to).replace("%2e", ".").replace("%2E", ".");
    int parameters = segment.indexOf(';');
    String name = parameters < 0 ? segment : segment.substring(0, parameters);
    return name.equals(".") || name.equals("..");
  }
}
