package dev.waymark.visitor.request;

import org.jspecify.annotations.Nullable;

/// Tells a fetch ahead of a tap, which may never come, from the tap.
public final class Prefetch {
  private Prefetch() {}

  /// Whether a browser announces that it fetches ahead: [`Sec-Purpose:
  /// prefetch`](https://fetch.spec.whatwg.org/#sec-purpose-header) (with or without `;prerender`),
  /// the older `Purpose: prefetch` and `X-Moz: prefetch`, or `X-Purpose: preview`, which Safari and
  /// Facebook's app send. Each argument is a header's value; null when not sent.
  public static boolean isAnnounced(
      @Nullable String secPurpose,
      @Nullable String purpose,
      @Nullable String xMoz,
      @Nullable String xPurpose) {
    return announces(secPurpose) || announces(purpose) || announces(xMoz) || announces(xPurpose);
  }

  private static boolean announces(@Nullable String header) {
    if (header == null) {
      return false;
    }
    int start = Blanks.skip(header, 0, header.length());
    return isWord(header, start, "prefetch")
        || isWord(header, start, "prerender")
        || isWord(header, start, "preview");
  }

  /// Whether the word stands there, and ends there.
  private static boolean isWord(String header, int start, String word) {
    if (!header.regionMatches(true, start, word, 0, word.length())) {
      return false;
    }
    int end = start + word.length();
    return end == header.length() || ";, \t".indexOf(header.charAt(end)) >= 0;
  }
}
