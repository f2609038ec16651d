package dev.waymark.redirect.page;

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
          <h1>Opening the app</h1>
          <p>If nothing happens, choose for yourself.</p>
          <ul>
          <li><a class="go" id="app" href="{}" rel="noreferrer">Open the app</a></li>
          {}</ul>
          <script>%s</script>
          """
              .formatted(SCRIPT));

  private static final Template OTHER =
      Template.of(
          """
          <li><a class="go or"{} href="{}" rel="noreferrer">{}</a></li>
          """);

  private static final Markup NEXT = new Markup(" id=\"next\"");

  private AppPage() {}

  /// The page of an app.
  ///
  /// @param app where the app is opened: a universal link, or a URL with a scheme of its own
  /// @param store where it is to be had; null when nowhere
  /// @param web where those go who do not want it
  public static WebPage of(String app, @Nullable String store, String web) {
    Markup others =
        store == null
            ? other(NEXT, web, "Continue in the browser")
            : other(NEXT, store, "Get the app")
                .and(other(Markup.NONE, web, "Continue in the browser"));
    return WebPage.of(
        Sheet.of("Opening the app", Markup.NONE, BODY.fill(Markup.text(app), others)), POLICY);
  }

  private static Markup other(Markup id, String url, String words) {
    return OTHER.fill(id, Markup.text(url), Markup.text(words));
  }
}
