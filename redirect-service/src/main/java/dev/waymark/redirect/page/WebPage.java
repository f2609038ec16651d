package dev.waymark.redirect.page;

import dev.waymark.page.HubPage;
import dev.waymark.page.Language;
import dev.waymark.page.Markup;
import dev.waymark.page.Sheet;
import dev.waymark.page.Template;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// A page as it is sent, but for its {@link Footer}.
///
/// @param html in UTF-8
/// @param contentPolicy the Content-Security-Policy header
/// @param language that it speaks
public record WebPage(Buffer html, CharSequence contentPolicy, Language language) {
  private static final CharSequence PLAIN = HttpHeaders.createOptimized(Sheet.policy());

  private static final Template HOME =
      Template.of(
          """
          <ul><li><a class="go or" href="{}" rel="noreferrer">{}</a></li></ul>
          """);

  private static final CharSequence HUB = HttpHeaders.createOptimized(HubPage.policy());

  /// The page of a hub.
  public static WebPage hub(Markup html, Language language) {
    return of(html, HUB, language);
  }

  static WebPage plain(Markup html, Language language) {
    return of(html, PLAIN, language);
  }

  /// A page from its HTML.
  public static WebPage of(Markup html, CharSequence contentPolicy, Language language) {
    return new WebPage(Buffer.buffer(html.toString()), contentPolicy, language);
  }

  /// A page that says these two.
  ///
  /// @param home where it leads on; null for nowhere
  static WebPage notice(
      Language language, String heading, String paragraph, @Nullable String home) {
    Markup said = Sheet.notice(heading, paragraph);
    Markup body =
        home == null ? said : said.and(HOME.fill(Markup.text(home), Markup.text(host(home))));
    return plain(Sheet.of(language, heading, Markup.NONE, body), language);
  }

  /// A name needs no translation.
  private static String host(String url) {
    int start = url.indexOf("//") + 2;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.startsWith("www.", start)
        ? url.substring(start + 4, end)
        : url.substring(start, end);
  }
}
