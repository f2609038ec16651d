package dev.waymark.redirect.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.channel.ChannelKind;
import dev.waymark.link.OpenGraph;
import dev.waymark.page.HubPage;
import dev.waymark.page.Language;
import dev.waymark.page.Languages;
import dev.waymark.page.Markup;
import dev.waymark.page.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages, read as a browser reads them.
class PagesTest {
  private static final Languages LANGUAGES = Languages.load();
  private static final Language ENGLISH = LANGUAGES.english();

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "</title><script>alert(1)</script>",
          "</style><script>alert(1)</script>",
          "\"onmouseover=\"alert(1)",
          "' onload='alert(1)",
          "\"><img src=x onerror=alert(1)>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<svg/onload=alert(1)>",
          "</main></body></html>",
          "&lt;script&gt;",
          "&#60;script&#62;",
          "&quot;",
          "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
          "<img src='//evil.example/?",
          "{}",
          "%1$s",
          "${7*7}",
          "{{7*7}}",
          "<%= 1 %>",
          "\u0000\u0008\u001B[31m",
          "\uD83D",
          "\uDE00\uD83D",
          "\u202Egpj.exe",
          "a\r\nSet-Cookie: b",
          "x".repeat(10_000));

  /// Each page with a text wherever somebody else's text can be.
  private static final List<Function<String, WebPage>> PAGES =
      List.of(
          text -> ButtonPage.of("tel:+34600000000" + text, text, ChannelKind.PHONE, ENGLISH),
          text ->
              AppPage.of(
                  "app://" + text, "https://store.example/" + text, "https://" + text, ENGLISH),
          text -> PreviewPage.of(new OpenGraph(text, text, text), text, ENGLISH),
          text ->
              WebPage.hub(
                  HubPage.of(
                      text,
                      text,
                      text,
                      List.of(new HubPage.Entry("/a/" + text, text, text)),
                      ENGLISH),
                  ENGLISH));

  static Stream<Arguments> hostile() {
    return HOSTILE.stream()
        .flatMap(text -> PAGES.stream().map(page -> Arguments.of(text, page.apply(text), page)));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void page_hostileText_isTextAndNothingElse(
      String text, WebPage page, Function<String, WebPage> sameWith) {
    Document hostile = parse(page);
    Document harmless = parse(sameWith.apply("harmless"));

    assertThat(shape(hostile)).isEqualTo(shape(harmless));
    assertThat(contents(hostile)).anyMatch(content -> content.contains(visible(text)));
  }

  /// All texts and the values of all attributes.
  private static List<String> contents(Document document) {
    return document.getAllElements().stream()
        .flatMap(
            element ->
                Stream.concat(
                    Stream.of(element.wholeOwnText()),
                    element.attributes().asList().stream().map(Attribute::getValue)))
        .toList();
  }

  /// Elements with the names of their attributes, in order: what no text may change.
  private static List<String> shape(Document document) {
    return document.getAllElements().stream()
        .map(
            element ->
                element.tagName()
                    + element.attributes().asList().stream().map(Attribute::getKey).toList())
        .toList();
  }

  /// What is left of a text for the eye.
  private static String visible(String text) {
    return text.codePoints()
        .filter(c -> c == '\n' || !Character.isISOControl(c))
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  static Stream<WebPage> pages() {
    return Stream.of(
            PAGES.stream().map(page -> page.apply("harmless")),
            Stream.of(Notice.values()).map(notice -> notice.page(ENGLISH, null)),
            Stream.of(
                new Pages(LANGUAGES).nobody(ENGLISH, null),
                new Pages(LANGUAGES).nobody(ENGLISH, "https://example.com/"),
                Notice.OFF.page(ENGLISH, "https://www.example.com/a?b=<c>&d")))
        .flatMap(page -> page);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_any_isComplete(WebPage page) {
    String html = page.html().toString();
    Document document = parse(page);

    assertThat(html).startsWith("<!doctype html>");
    assertThat(document.selectXpath("/html").attr("lang")).isEqualTo("en");
    assertThat(document.select("meta[charset=utf-8]")).hasSize(1);
    assertThat(document.select("meta[name=viewport]")).hasSize(1);
    assertThat(document.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(document.title()).isNotBlank();
    assertThat(document.select("main h1")).hasSize(1);
    assertThat(document.select("link, iframe, object, form, base, [style], [onclick], [onload]"))
        .isEmpty();
    assertThat(document.select("a")).allMatch(link -> !link.text().isBlank());
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(6_000);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_any_isAllowedByItsPolicyWordForWord(WebPage page) throws Exception {
    String policy = page.contentPolicy().toString();

    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("base-uri 'none'", "frame-ancestors 'none'", "form-action 'none'")
        .doesNotContain("unsafe");
    for (Element element : parse(page).select("style, script")) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(element.data().getBytes(StandardCharsets.UTF_8));
      assertThat(policy)
          .contains(
              element.tagName() + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest));
    }
  }

  @Test
  void pages_scripts_areOnlyWhereAnAppIsTried() {
    assertThat(pages().filter(page -> !parse(page).select("script").isEmpty())).hasSize(1);
    assertThat(parse(AppPage.of("app://x", null, "https://x.example/", ENGLISH)).select("script"))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "PHONE,    tel:+34600111222,                        Call,                +34600111222",
    "SMS,      sms:+34600111222?body=Hi%20there,        Send a text message, +34600111222",
    "EMAIL,    mailto:a%2Bb@example.com?subject=x,      Write an email,      a+b@example.com",
    "EMAIL,    mailto:a+b%zz@example.com,               Write an email,      a+b%zz@example.com",
    "VIBER,    viber://chat?number=%2B34600111222,      Open Viber,          Viber",
  })
  void button_channel_saysWhatItDoesAndWhomItReaches(
      ChannelKind kind, String url, String action, String address) {
    Document page = parse(ButtonPage.of(url, "Sales & more", kind, ENGLISH));

    assertThat(page.select("h1").text()).isEqualTo("Sales & more");
    assertThat(page.select("p").text()).isEqualTo(address);
    assertThat(page.select("a").attr("href")).isEqualTo(url);
    assertThat(page.select("a").text()).isEqualTo(action);
  }

  @ParameterizedTest
  @EnumSource(ChannelKind.class)
  void button_anyKind_hasWords(ChannelKind kind) {
    assertThat(parse(ButtonPage.of("tel:1", "x", kind, ENGLISH)).select("a").text()).isNotBlank();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "tel:+34600111222,         true",
    "MAILTO:a@example.com,     true",
    "viber://chat?number=1,    true",
    "https://example.com/,     true",
    "javascript:alert(1),      false",
    "JaVaScRiPt:alert(1),      false",
    "' javascript:alert(1)',   false",
    "data:text/html;x,         false",
    "file:///etc/passwd,       false",
    "vbscript:x,               false",
    "blob:x,                   false",
    "//evil.example,           false",
    ":,                        false",
    "'',                       false",
  })
  void button_scheme_isOneOfAFew(String url, boolean opens) {
    assertThat(ButtonPage.opens(url)).isEqualTo(opens);
  }

  @Test
  void app_withStore_goesThereNextAndLeavesTheWebToChoose() {
    Document page =
        parse(AppPage.of("shop://a?b=1&c=2", "https://store.example/", "https://w/", ENGLISH));

    assertThat(page.select("#app").attr("href")).isEqualTo("shop://a?b=1&c=2");
    assertThat(page.select("#next").attr("href")).isEqualTo("https://store.example/");
    assertThat(page.select("a").eachAttr("href"))
        .containsExactly("shop://a?b=1&c=2", "https://store.example/", "https://w/");
  }

  @Test
  void app_withoutStore_goesToTheWebNext() {
    Document page = parse(AppPage.of("shop://a", null, "https://w/", ENGLISH));

    assertThat(page.select("#next").attr("href")).isEqualTo("https://w/");
    assertThat(page.select("a")).hasSize(2);
  }

  @Test
  void preview_graph_isInItsTags() {
    Document page =
        parse(
            PreviewPage.of(
                new OpenGraph("A \"title\"", "Two\nlines", "https://x.example/i.png"),
                "https://to.example/?a=1&b=2",
                ENGLISH));

    assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("A \"title\"");
    assertThat(page.select("meta[property=og:description]").attr("content"))
        .isEqualTo("Two\nlines");
    assertThat(page.select("meta[property=og:image]").attr("content"))
        .isEqualTo("https://x.example/i.png");
    assertThat(page.select("a").attr("href")).isEqualTo("https://to.example/?a=1&b=2");
  }

  @Test
  void preview_parts_areLeftOutWhereThereAreNone() {
    Document page =
        parse(PreviewPage.of(new OpenGraph(null, null, "https://x/i"), "https://to/", ENGLISH));

    assertThat(page.select("meta[property=og:title], meta[property=og:description]")).isEmpty();
    assertThat(page.title()).isEqualTo("A link");
  }

  @Test
  void hub_parts_standInOrderAndPicturesMayLoad() {
    var entries =
        List.of(
            new HubPage.Entry("/hub/b?x=1&y=2", "B", null),
            new HubPage.Entry("/hub/a", "A", "Mon to Fri"));
    WebPage web =
        WebPage.hub(
            HubPage.of("Anna's", "https://x.example/i.png", "Hello\nthere", entries, ENGLISH),
            ENGLISH);
    Document page = parse(web);

    assertThat(page.select("h1").text()).isEqualTo("Anna's");
    assertThat(page.select("img").attr("src")).isEqualTo("https://x.example/i.png");
    assertThat(page.select("li a").eachAttr("href")).containsExactly("/hub/b?x=1&y=2", "/hub/a");
    assertThat(page.select("li a").eachText()).containsExactly("B", "A Mon to Fri");
    assertThat(web.contentPolicy().toString()).contains("img-src http: https:");
  }

  @Test
  void hub_withoutPictureAndText_hasNeither() {
    Document page =
        parse(WebPage.hub(HubPage.of("Anna's", null, null, List.of(), ENGLISH), ENGLISH));

    assertThat(page.select("img, p, li")).isEmpty();
  }

  @Test
  void template_placesAndContents_areOneToOne() {
    Template template = Template.of("<b>{}</b>{}");

    assertThat(template.fill(Markup.text("<"), Markup.text("{}"))).hasToString("<b>&lt;</b>{}");
    assertThatThrownBy(() -> template.fill(Markup.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Document parse(WebPage page) {
    return Jsoup.parse(page.html().toString(StandardCharsets.UTF_8));
  }
}
