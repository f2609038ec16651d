package dev.waymark.redirect.page;

import dev.waymark.link.OpenGraph;
import dev.waymark.page.Card;
import dev.waymark.page.Language;
import dev.waymark.page.Markup;
import dev.waymark.page.Sheet;
import dev.waymark.page.Template;
import dev.waymark.page.Text;
import org.jspecify.annotations.Nullable;

/// What messengers and social networks read of a link that says itself what they show.
public final class PreviewPage {
  private static final Template BODY =
      Template.of(
          """
          <h1 dir="auto">{}</h1>
          <p dir="auto">{}</p>
          {}""");

  private static final Template ONWARD =
      Template.of(
          """
          <ul><li><a class="go" href="{}">{}</a></li></ul>
          """);

  private PreviewPage() {}

  /// The page of a link.
  ///
  /// @param location where everybody else goes, for people who are taken for a preview; null when
  ///   that is a page of the link itself
  public static WebPage of(OpenGraph graph, @Nullable String location, Language language) {
    String title = graph.title() == null ? language.say(Text.PREVIEW_UNTITLED) : graph.title();
    String description = graph.description() == null ? "" : graph.description();
    Markup card = Card.of(graph.title(), graph.description(), graph.image(), graph.image() != null);
    return WebPage.plain(
        Sheet.of(
            language,
            title,
            card,
            BODY.fill(
                Markup.text(title),
                Markup.text(description),
                location == null
                    ? Markup.NONE
                    : ONWARD.fill(
                        Markup.text(location), Markup.text(language.say(Text.PREVIEW_ONWARD))))),
        language);
  }
}
