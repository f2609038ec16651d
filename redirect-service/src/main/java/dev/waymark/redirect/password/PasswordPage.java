package dev.waymark.redirect.password;

import dev.waymark.page.Language;
import dev.waymark.page.Markup;
import dev.waymark.page.Sheet;
import dev.waymark.page.Template;
import dev.waymark.page.Text;
import dev.waymark.password.PasswordHash;
import dev.waymark.redirect.page.WebPage;
import io.vertx.core.http.HttpHeaders;

/// The page that asks for a password. Says nothing of the link: not its address, its title or where
/// it leads; the form goes back to where it came from.
final class PasswordPage {
  private static final long SECONDS_PER_MINUTE = 60;

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
          <label for="password">{}</label>
          {}<input type="password" id="password" name="%s" maxlength="%d" autocomplete="off" \
          required autofocus{}>
          <input type="hidden" name="%s" value="{}">
          <button class="go">{}</button>
          </form>
          """
              .formatted(PasswordForm.PASSWORD, PasswordHash.MAX_LENGTH, PasswordForm.FIRST_VISIT));

  private static final Template ALERT =
      Template.of(
          """
          <p class="alert" id="alert" role="alert">{}</p>
          """);

  private static final Markup ALERTED =
      Markup.ours(" aria-invalid=\"true\" aria-describedby=\"alert\"");

  private PasswordPage() {}

  /// For whoever shows previews of links, and types no password.
  static WebPage withoutForm(Language language) {
    return page(language, Markup.NONE);
  }

  static WebPage asking(String firstVisit, Language language) {
    return page(firstVisit, Markup.NONE, Markup.NONE, language);
  }

  static WebPage wrong(String firstVisit, Language language) {
    return alerting(firstVisit, language.say(Text.PASSWORD_WRONG), language);
  }

  static WebPage later(String firstVisit, long seconds, Language language) {
    return alerting(
        firstVisit,
        seconds < SECONDS_PER_MINUTE
            ? language.say(Text.PASSWORD_SECONDS, Long.toString(seconds))
            : language.say(
                Text.PASSWORD_MINUTES, Long.toString(Math.ceilDiv(seconds, SECONDS_PER_MINUTE))),
        language);
  }

  private static WebPage alerting(String firstVisit, String sentence, Language language) {
    return page(firstVisit, ALERT.fill(Markup.text(sentence)), ALERTED, language);
  }

  /// @param firstVisit sealed
  private static WebPage page(String firstVisit, Markup alert, Markup alerted, Language language) {
    return page(
        language,
        FORM.fill(
            Markup.text(language.say(Text.PASSWORD_LABEL)),
            alert,
            alerted,
            Markup.text(firstVisit),
            Markup.text(language.say(Text.PASSWORD_OPEN))));
  }

  private static WebPage page(Language language, Markup form) {
    String heading = language.say(Text.PASSWORD_HEADING);
    Markup body = Sheet.notice(heading, language.say(Text.PASSWORD_ASKING)).and(form);
    return WebPage.of(Sheet.of(language, heading, Markup.NONE, body), POLICY, language);
  }
}
