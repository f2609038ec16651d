package dev.waymark.redirect.password;

import dev.waymark.redirect.cookie.Seal;
import dev.waymark.redirect.visit.RawQuery;
import org.jspecify.annotations.Nullable;

/// What the visit that found the link locked was about: it goes through the form, signed, so that
/// the visitor goes on as if there had been no password.
///
/// @param query as it was sent, without `?`; empty when there was none
/// @param referrer the host that the visitor came from; null when there was none
record FirstVisit(String query, @Nullable String referrer) {
  static final FirstVisit UNKNOWN = new FirstVisit("", null);

  /// With the password, as much as {@link dev.waymark.visitor.request.QueryString} reads of a form.
  static final int MAX_QUERY = 4_096;

  private static final long LIFETIME_SECONDS = 86_400;

  /// A query that is too long, or could not stand in a header, is left behind.
  static FirstVisit of(@Nullable String rawQuery, @Nullable String referrer) {
    return new FirstVisit(
        rawQuery != null && rawQuery.length() <= MAX_QUERY && RawQuery.isPlain(rawQuery)
            ? rawQuery
            : "",
        referrer);
  }

  /// Needs no escaping in HTML.
  ///
  /// @param link its id
  String seal(Seal seal, String link, long nowSeconds) {
    String text = referrer == null ? query : query + '\n' + referrer;
    return seal.seal(name(link), text, nowSeconds + LIFETIME_SECONDS);
  }

  /// Null when the text was not sealed here for that link, or too long ago.
  static @Nullable FirstVisit open(Seal seal, String link, String text, long nowSeconds) {
    String opened = seal.open(name(link), text, nowSeconds);
    if (opened == null) {
      return null;
    }
    int end = opened.indexOf('\n');
    return end < 0
        ? new FirstVisit(opened, null)
        : new FirstVisit(opened.substring(0, end), opened.substring(end + 1));
  }

  private static String name(String link) {
    return "password form of " + link;
  }
}
