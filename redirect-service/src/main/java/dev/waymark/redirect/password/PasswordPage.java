package dev.waymark.redirect.password;

import dev.waymark.password.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page that asks for a password. Says nothing of the link: not its address, its title or where
/// it leads; the form goes back to where it came from.
public final class PasswordPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;display:grid;\
      place-content:center;min-height:90vh;margin:0 1.5rem;text-align:center}\
      h1{font-size:1.6rem;margin:0 0 .5rem}p{margin:0 0 1rem;opacity:.8}\
      input,button{font:inherit;padding:.4rem .8rem;margin:.2rem}""";

  /// The Content-Security-Policy of the page.
  ///
  /// The form may lead to http, https and Android's `intent:` too, although it goes to this host
  /// only: [some
  /// browsers](https://developer.mozilla.org/docs/Web/HTTP/Headers/Content-Security-Policy/form-action)
  /// apply this line to every redirect after it, and the right password is followed by one to
  /// wherever the link leads.
  public static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'self' http: https: intent:; frame-ancestors 'none'";

  private static final String ASKING = "Whoever shared it can tell you the password.";
  private static final String WRONG = "That was not the password. Please try again.";

  private PasswordPage() {}

  static String asking(String firstVisit) {
    return page(ASKING, firstVisit);
  }

  static String wrong(String firstVisit) {
    return page(WRONG, firstVisit);
  }

  static String later(String firstVisit, long seconds) {
    return page("Too many attempts. Please try again in " + time(seconds) + ".", firstVisit);
  }

  private static String time(long seconds) {
    long minutes = Math.ceilDiv(seconds, 60);
    if (seconds < 60) {
      return seconds == 1 ? "a second" : seconds + " seconds";
    }
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }

  /// The password stands first, so that it is read however long the rest is.
  ///
  /// @param firstVisit sealed, which needs no escaping
  private static String page(String sentence, String firstVisit) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>This link needs a password</title>
    <style>%s</style>
    </head>
    <body><main><h1>This link needs a password</h1><p>%s</p>
    <form method="post" action="?">
    <label>Password
    <input type="password" name="%s" maxlength="%d" autocomplete="off" required autofocus></label>
    <input type="hidden" name="%s" value="%s">
    <button>Open the link</button>
    </form></main></body>
    </html>
    """
        .formatted(
            STYLE,
            sentence,
            PasswordForm.PASSWORD,
            PasswordHash.MAX_LENGTH,
            PasswordForm.FIRST_VISIT,
            firstVisit);
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
