package dev.waymark.redirect.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waymark.page.Languages;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FooterTest {
  private static final Languages LANGUAGES = Languages.load();

  private static Document gone(@Nullable String contact) {
    String html =
        Footer.of(contact, LANGUAGES).under(Notice.OFF.page(LANGUAGES.english(), null)).toString();
    assertThat(html).endsWith("</body>\n</html>\n");
    return Jsoup.parse(html);
  }

  @ParameterizedTest
  @CsvSource({
    "abuse@example.com, mailto:abuse@example.com",
    "https://Example.com/abuse?a=1&b=2, https://example.com/abuse?a=1&b=2",
  })
  void footer_contact_isALink(String contact, String href) {
    Document page = gone(contact);
    assertThat(page.select("footer a").attr("href")).isEqualTo(href);
    assertThat(page.select("main h1")).hasSize(1);
  }

  @Test
  void footer_withoutContact_isNone() {
    assertThat(gone(null).select("footer")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abuse",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "a@b",
        "a@b.example?x=<",
        "a@@b.c"
      })
  void footer_contactThatIsNone_isRefused(String contact) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Footer.of(contact, LANGUAGES))
        .withMessageContaining("WAYMARK_ABUSE_CONTACT");
  }
}
