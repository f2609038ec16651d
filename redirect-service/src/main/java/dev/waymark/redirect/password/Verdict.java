package dev.waymark.redirect.password;

import dev.waymark.redirect.page.WebPage;

/// What became of an attempt.
public sealed interface Verdict {
  /// It was the password.
  ///
  /// @param location back to the link, with the query of the first visit: a path, never a host
  /// @param cookie the Set-Cookie header that opens the link
  record Right(String location, String cookie) implements Verdict {}

  /// It was another, or none.
  ///
  /// @param page to answer with
  record Wrong(WebPage page) implements Verdict {}

  /// It was not looked at.
  ///
  /// @param page to answer with
  /// @param seconds after which the next one may be
  record Later(WebPage page, long seconds) implements Verdict {}
}
