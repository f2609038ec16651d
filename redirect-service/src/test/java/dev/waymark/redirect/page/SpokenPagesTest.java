package dev.waymark.redirect.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import dev.waymark.link.OpenGraph;
import dev.waymark.page.HubPage;
import dev.waymark.page.Language;
import dev.waymark.page.Languages;
import dev.waymark.page.Text;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpokenPagesTest {
  private static final Languages LANGUAGES = Languages.load();
  private static final int MOST_BYTES = 15_000;

  static Collection<Language> languages() {
    return LANGUAGES.all();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void pages_each_speakItAndSayWhichWayItRuns(Language language) {
    List<WebPage> pages =
        List.of(
            Notice.USED_UP.page(language, null),
            new Pages(LANGUAGES).nobody(language, null),
            ButtonPage.of("tel:+34600111222", "Sales", ChannelKind.PHONE, language),
            AppPage.of("app://x", "https://store.example/", "https://x.example/", language),
            PreviewPage.of(new OpenGraph("a", "b", null), "https://x.example/", language),
            WebPage.hub(HubPage.of("Anna", null, null, List.of(), language), language));
    for (WebPage page : pages) {
      String html = Footer.of("abuse@example.com", LANGUAGES).under(page).toString();
      Document document = Jsoup.parse(html);
      assertThat(document.select("html").attr("lang")).isEqualTo(language.toString());
      assertThat(document.select("html").attr("dir"))
          .isEqualTo(List.of("ar", "fa", "he").contains(language.toString()) ? "rtl" : "ltr");
      assertThat(document.select("footer a").text()).isEqualTo(language.say(Text.REPORT_LINK));
      assertThat(document.text()).doesNotContain("{}");
      assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    }
  }
}
