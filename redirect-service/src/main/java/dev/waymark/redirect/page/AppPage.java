package dev.waymark.redirect.page;

import dev.waymark.page.Language;
import dev.waymark.page.Markup;
import dev.waymark.page.Sheet;
import dev.waymark.page.Template;
import dev.waymark.page.Text;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// Tries an app first. Whoever does not have it goes on to the store, or else to the web, after a
/// moment; without JavaScript there are the buttons.
public final class AppPage {
  /// Long enough for an app to come to the front, short enough for those who wait.
  private static final String SCRIPT =
      """
      addEventListener("load",function(){\
      var app=document.getElementById("app"),next=document.getElementById("next");\
      location.href=app.href;\
      setTimeout(function(){if(!document.hidden)location.href=next.href},1500)})""";

  private static final CharSequence POLICY =
      HttpHeaders.createOptimized(
          Sheet.policy("form-action 'none'; script-src " + Sheet.hash(SCRIPT)));

  private static final Template BODY =
      Template.of(
          """
          <h1>{}</h1>
          <p>{}</p>
          <ul>
          <li><a class="go" id="app" href="{}" rel="noreferrer">{}</a></li>
          {}</ul>
          <script>%s</script>
          """
              .formatted(SCRIPT));

  private static final Template OTHER =
      Template.of(
          """
          <li><a class="go or"{} href="{}" rel="noreferrer">{}</a></li>
          """);

  private static final Markup NEXT = Markup.ours(" id=\"next\"");

  private AppPage() {}

  /// The page of an app.
  ///
  /// @param app where the app is opened: a universal link, or a URL with a scheme of its own
  /// @param store where it is to be had; null when nowhere
  /// @param web where those go who do not want it
  public static WebPage of(String app, @Nullable String store, String web, Language language) {
    Markup others =
        store == null
            ? other(NEXT, web, language.say(Text.APP_WEB))
            : other(NEXT, store, language.say(Text.APP_STORE))
                .and(other(Markup.NONE, web, language.say(Text.APP_WEB)));
    String heading = language.say(Text.APP_HEADING);
    Markup body =
        BODY.fill(
            Markup.text(heading),
            Markup.text(language.say(Text.APP_TEXT)),
            Markup.text(app),
            Markup.text(language.say(Text.APP_OPEN)),
            others);
    return WebPage.of(Sheet.of(language, heading, Markup.NONE, body), POLICY, language);
  }

  private static Markup other(Markup id, String url, String words) {
    return OTHER.fill(id, Markup.text(url), Markup.text(words));
  }
}
