package dev.waymark.redirect.password;

import dev.waymark.password.PasswordHash;
import dev.waymark.redirect.page.Markup;
import dev.waymark.redirect.page.Sheet;
import dev.waymark.redirect.page.Template;
import dev.waymark.redirect.page.WebPage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/// The page that asks for a password. Says nothing of the link: not its address, its title or where
/// it leads; the form goes back to where it came from.
final class PasswordPage {
  private static final String HEADING = "This link needs a password";
  private static final String ASKING = "Whoever shared it can tell you the password.";
  private static final String WRONG = "That was not the password. Please try again.";

  /// The form may lead to http, https and Android's `intent:`, although it goes to this host only:
  /// [some
  /// browsers](https://developer.mozilla.org/docs/Web/HTTP/Headers/Content-Security-Policy/form-action)
  /// apply this line to every redirect after it, and the right password is followed by one to
  /// wherever the link leads.
  private static final CharSequence POLICY =
      HttpHeaders.createOptimized(Sheet.policy("form-action 'self' http: https: intent:"));

  /// The password stands first, so that it is read however long the rest is.
  private static final Template FORM =
      Template.of(
          """
          <form method="post" action="?">
          <label>Password
          <input type="password" name="%s" maxlength="%d" autocomplete="off" required autofocus>
          </label>
          <input type="hidden" name="%s" value="{}">
          <button class="go">Open the link</button>
          </form>
          """
              .formatted(PasswordForm.PASSWORD, PasswordHash.MAX_LENGTH, PasswordForm.FIRST_VISIT));

  /// For whoever shows previews of links, and types no password.
  static final WebPage WITHOUT_FORM =
      page(Sheet.of(HEADING, Markup.NONE, Sheet.notice(HEADING, ASKING)));

  private PasswordPage() {}

  static WebPage asking(String firstVisit) {
    return page(ASKING, firstVisit);
  }

  static WebPage wrong(String firstVisit) {
    return page(WRONG, firstVisit);
  }

  static WebPage later(String firstVisit, long seconds) {
    return page("Too many attempts. Please try again in " + time(seconds) + ".", firstVisit);
  }

  private static String time(long seconds) {
    if (seconds < 60) {
      return seconds == 1 ? "a second" : seconds + " seconds";
    }
    long minutes = Math.ceilDiv(seconds, 60);
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }

  /// @param firstVisit sealed
  private static WebPage page(String sentence, String firstVisit) {
    Markup body = Sheet.notice(HEADING, sentence).and(FORM.fill(Markup.text(firstVisit)));
    return page(Sheet.of(HEADING, Markup.NONE, body));
  }

  private static WebPage page(Markup html) {
    return new WebPage(Buffer.buffer(html.toString()), POLICY);
  }
}
