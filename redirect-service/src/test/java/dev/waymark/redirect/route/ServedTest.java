package dev.waymark.redirect.route;

import static dev.waymark.redirect.route.Site.ANDROID;
import static dev.waymark.redirect.route.Site.BOT;
import static dev.waymark.redirect.route.Site.HUMAN;
import static dev.waymark.redirect.route.Site.IPHONE;
import static dev.waymark.redirect.route.Site.NOON;
import static dev.waymark.redirect.route.Site.PREVIEW;
import static dev.waymark.redirect.route.Site.cookies;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.Outcome;
import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.Json;
import dev.waymark.redirect.RawHttp.Response;
import dev.waymark.redirect.journal.DiskFailurePolicy;
import dev.waymark.redirect.journal.Durability;
import dev.waymark.redirect.journal.Settings;
import dev.waymark.visitor.VisitorClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of answer, over HTTP, with the click that it makes.
class ServedTest {
  private static final String HUB =
      """
      'hub': {'title': 'Our shop', 'text': 'Choose', 'entries': [
        {'key': 'call', 'label': 'Call us', 'channel': 'phone'},
        {'key': 'site', 'label': 'Website', 'text': 'All of it', 'url': 'https://site.example/'},
        {'key': 'sale', 'label': 'The sale', 'link': 'lnk_sale'},
        {'key': 'gone', 'label': 'Gone', 'link': 'lnk_never'},
        {'key': 'spain', 'label': 'Spain', 'url': 'https://es.example/', 'conditions':
          [{'field': 'country', 'operator': 'eq', 'value': 'ES'}]}]}\
      """;
  private static final String SEQUENCE =
      """
      'sequence': {'loop': false, 'urls': [{'url': 'https://1.example/'},
                                           {'url': 'https://2.example/'}]}\
      """;
  private static final String VARIANTS =
      """
      'variants': [{'name': 'A', 'url': 'https://a.example/', 'weight': 50},
                   {'name': 'B', 'url': 'https://b.example/', 'weight': 50}]\
      """;

  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    site.channel("phone", "phone", "+34600000001", "");
    site.channel("web", "website", "https://web.example/", "");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  private void pool(String members) {
    site.publish(
        DocumentKind.POOL,
        "ws_1/sales",
        Json.of(
            "{'workspace': 'ws_1', 'key': 'sales', 'name': 'Sales', 'sticky': false, 'members': ["
                + members
                + "]}"));
  }

  private void workspace(String members) {
    site.publish(
        DocumentKind.WORKSPACE, "ws_1", Json.of("{'keeps_addresses': false, " + members + "}"));
  }

  private static String rule(String action) {
    return "'rules': [{'name': 'All', 'conditions': [], 'action': {%s}}]".formatted(action);
  }

  private static Document page(Response response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.value("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.value("Cache-Control")).isEqualTo("no-store");
    assertThat(response.value("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(response.value("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.value("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(response.value("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("base-uri 'none'; frame-ancestors 'none'");
    return Jsoup.parse(response.body());
  }

  @ParameterizedTest(name = "{0}: {2}, step {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "rule    | 'type': 'redirect', 'url': 'https://rule.example/' | https://rule.example/ | -",
        "channel | 'type': 'channel', 'channel': 'web'    | https://web.example/ | web",
        "pool    | 'type': 'pool', 'pool': 'sales'        | https://web.example/ | web",
        "passive | 'type': 'channel', 'channel': 'nobody' | https://target.example/ | -",
      })
  void rule_anyAction_isServedAndTold(String slug, String action, String location, String channel) {
    pool("{'channel': 'web'}, {'channel': 'nobody'}");
    site.link(slug, rule(action) + ", 'rules_version': 7");

    Response response = site.get("/" + slug + "?utm_source=news", "CF-IPCountry: DE");

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.value("Location")).isEqualTo(location);
    ClickEvent click = site.click();
    assertThat(click.workspace()).isEqualTo("ws_1");
    assertThat(click.link()).isEqualTo("lnk_" + slug);
    assertThat(click.step()).isEqualTo(slug.equals("passive") ? "target" : "rule");
    assertThat(click.rule()).isEqualTo(slug.equals("passive") ? null : "All");
    assertThat(click.channel()).isEqualTo(channel);
    assertThat(click.outcome()).isEqualTo(Outcome.REDIRECT);
    assertThat(click.visitorClass()).isEqualTo(VisitorClass.HUMAN);
    assertThat(click.country()).hasToString("DE");
    assertThat(click.utm().source()).isEqualTo("news");
    assertThat(click.rulesVersion()).isEqualTo(7);
    assertThat(click.entry()).isNull();
    assertThat(click.scan()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "legacy           | 'legacy': {'device': {'desktop': 'https://d.example/'}} |"
            + " https://d.example/",
        "fallback_channel | 'fallback_channel': 'web' | https://web.example/",
        "default_destination | 'fallback_channel': 'nobody' | https://end.example/",
        "target           | 'utm': {'source': 'us'} | https://target.example/?utm_source=us",
      })
  void step_thatAnswers_isServedAndTold(String step, String members, String location) {
    workspace("'default_destination': {'url': 'https://end.example/'}");
    site.link("x", members);

    assertThat(site.get("/x").value("Location")).isEqualTo(location);
    assertThat(site.click().step()).isEqualTo(step);
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'active': false                      | 2026-03-04T12:00:00Z     | 410",
        "'starts_at': '2026-03-04T13:00:00Z'  | 2026-03-04T12:59:59.999Z | 404",
        "'starts_at': '2026-03-04T13:00:00Z'  | 2026-03-04T13:00:00Z     | 302",
        "'expires_at': '2026-03-04T13:00:00Z' | 2026-03-04T12:59:59.999Z | 302",
        "'expires_at': '2026-03-04T13:00:00Z' | 2026-03-04T13:00:00Z     | 410",
      })
  void lifecycle_isFollowedToTheInstant(String members, Instant at, int status) {
    site.link("x", members);
    site.moveTo(at);

    assertThat(site.get("/x").status()).isEqualTo(status);
    assertThat(site.clicks()).hasSize(status == 302 ? 1 : 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/sale.                        | https://target.example/",
        "/SALE)                        | https://target.example/",
        "/sale%C2%A0                   | https://target.example/",
        "/sale%E2%80%8B                | https://target.example/",
        "/sale&ref=a                   | https://target.example/?ref=a",
        "/sale%3Fref=a                 | https://target.example/?ref=a",
        "/sale&ref=a&x=1?ref=b         | https://target.example/?ref=a&ref=b",
        "http://go.example.com/sale,   | https://target.example/",
        "/shop/SITE                    | https://site.example/",
        "/shop/site).                  | https://site.example/",
        "/a%26b                        | 404",
        "/sale-                        | 404",
        "/sale2.                       | 404",
        "/sale/more                    | 404",
        "/.sale                        | 404",
        "/robots.txt                   | 200",
        "/sale/qr.svg                  | 200",
      })
  void tail_thatChatsGlueToALink_endsIt(String path, String expected) {
    site.link("sale", "'forward_params': ['ref']");
    site.link("shop", HUB);

    Response response = site.get(path);

    assertThat(response.status() == 302 ? response.value("Location") : "" + response.status())
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/docs/setup                     | https://target.example/",
        "/DOCS%2Fsetup/                  | https://target.example/",
        "/docs/setup).                   | https://target.example/",
        "/docs/setup/more                | 404",
        "/docs                           | 404",
        "/caf%C3%A9                      | https://target.example/",
        "/CAFE%CC%81                     | https://target.example/",
        "/caf%E9                         | 404",
        "/%E6%9D%B1%E4%BA%AC             | https://target.example/",
        "/%E6%9D%B1%E4%BA%AC%E3%80%82%E3%81%B8 | https://target.example/",
        "/%E6%9D%B1%E4%BA%AC%E3%81%B8    | 404",
        "/%F0%9F%94%A5%EF%B8%8F          | https://target.example/",
        "/sale%E7%82%B9%E5%87%BB         | https://target.example/",
        "/sale%F0%9F%94%A5               | https://target.example/",
        "/sale%C3%A9                     | 404",
      })
  void slug_ofAnyScriptAndWithAPath_isFound(String path, String expected) {
    site.link("docs/setup", "");
    site.link("Café", "");
    site.link("東京", "");
    site.link("🔥", "");
    site.link("sale", "");

    Response response = site.get(path);

    assertThat(response.status() == 302 ? response.value("Location") : "" + response.status())
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/docs                      | https://target.example/?ref=us&utm_source=news#top",
        "/docs/                     | https://target.example/?ref=us&utm_source=news#top",
        "/docs/linux?gclid=1        | https://target.example/linux?ref=us&gclid=1&utm_source=news#top",
        "/DOCS/Linux/%E2%82%AC/     | https://target.example/Linux/%E2%82%AC/?ref=us&utm_source=news#top",
        "/docs/intro                | https://intro.example/",
        "/docs/intro.               | https://intro.example/",
        "/docs/intro/x              | https://target.example/intro/x?ref=us&utm_source=news#top",
        "/docs/api/v1               | https://api.example/base/v1",
        "/docs/api.html             | https://api.example/base",
        "/docs/.well-known/x        | https://target.example/.well-known/x?ref=us&utm_source=news#top",
        "/docs.                     | https://target.example/?ref=us&utm_source=news#top",
        "/docs&gclid=1              | https://target.example/?ref=us&gclid=1&utm_source=news#top",
        "/docs/..                   | 404",
        "/docs/%2e%2e/admin         | 404",
        "/docs/a%2fb                | 404",
        "/docs/a%5Cb                | 404",
        "/docs//a                   | 404",
        "/docs/a%00                 | 404",
        "/chat/34600                | https://wa.me/34600",
        "/hub/none                  | 404",
        "/hub/none/more             | 404",
      })
  void path_behindASlugThatForwardsIt_isAppendedToItsTarget(String path, String expected) {
    site.link(
        "docs",
        """
        'forward_path': true, 'target': 'https://target.example/?ref=us#top',
        'forward_params': ['gclid'], 'utm': {'source': 'news'}\
        """);
    site.link("docs/intro", "'target': 'https://intro.example/'");
    site.link("docs/api", "'forward_path': true, 'target': 'https://api.example/base'");
    site.link("chat", "'forward_path': true, 'target': 'https://wa.me/34600'");
    site.link("hub", HUB + ", 'forward_path': true, 'target': 'https://target.example/'");

    Response response = site.get(path);

    assertThat(response.status() == 302 ? response.value("Location") : "" + response.status())
        .isEqualTo(expected);
    assertThat(site.clicks()).hasSize(response.status() == 302 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'active': false | 410",
        "'expires_at': '2026-03-01T00:00:00Z' | 410",
        "'fallback_channel': 'nobody' | 200",
        "'rules': [{'name': 'No', 'conditions': [], 'action': {'type': 'block', 'status': 410,"
            + " 'title': 'No', 'text': 'Sorry'}}] | 410",
        "'starts_at': '2027-01-01T00:00:00Z' | 404",
      })
  void home_ofTheWorkspace_isTheWayOnWhereALinkHasNone(String members, int status) {
    workspace("'home_url': 'https://www.example.com/shop?a=1&b'");
    site.link("x", members);

    Response response = site.get("/x", "Accept: text/html");

    assertThat(response.status()).isEqualTo(status);
    // One that has not begun is answered as one that is not there.
    assertThat(Jsoup.parse(response.body()).select("a.go").eachAttr("href"))
        .isEqualTo(status == 404 ? List.of() : List.of("https://www.example.com/shop?a=1&b"));
    assertThat(Jsoup.parse(response.body()).select("a.go").text())
        .isEqualTo(status == 404 ? "" : "example.com");
  }

  @Test
  void path_whereARuleOrTheFallbackAnswers_isLeftOut() {
    site.link(
        "docs",
        "'forward_path': true, " + rule("'type': 'redirect', 'url': 'https://rule.example/'"));
    site.link(
        "over",
        "'forward_path': true, 'expires_at': '2026-03-01T00:00:00Z',"
            + " 'fallback_url': 'https://over.example/'");

    assertThat(site.get("/docs/linux").value("Location")).isEqualTo("https://rule.example/");
    assertThat(site.get("/over/linux").value("Location")).isEqualTo("https://over.example/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", 'og': {'og_title': 'Docs'}"})
  void path_whereARuleLeadsToALinkThatForwardsToo_isPassedOn(String members) {
    site.link("docs-de", "'forward_path': true, 'target': 'https://de.example/docs'");
    site.link(
        "docs", "'forward_path': true, " + rule("'type': 'link', 'link': 'lnk_docs-de'") + members);

    assertThat(site.get("/docs/linux").value("Location"))
        .isEqualTo("https://de.example/docs/linux");
  }

  @Test
  void tail_ofALockedLink_isTakenOffItsFormToo() {
    site.link("x", "'password': 'x', 'password_version': 1");

    Response response = site.http().request("POST", "/x.", HUMAN);

    assertThat(response.status()).isNotIn(404, 405);
  }

  @Test
  void expired_withFallbackUrl_leadsThereAsItStandsAndCountsForNothing() {
    site.link(
        "x",
        """
        'expires_at': '2026-03-01T00:00:00Z', 'fallback_url': 'https://over.example/?a',
        'utm': {'source': 'us'}, 'password': 'x', 'password_version': 1,
        'og': {'og_title': 'Sale'}\
        """);

    for (String visitor : List.of(HUMAN, BOT, PREVIEW)) {
      Response response = site.http().get("/x", visitor);
      assertThat(response.status()).isEqualTo(302);
      assertThat(response.value("Location")).isEqualTo("https://over.example/?a");
      ClickEvent click = site.click();
      assertThat(click.step()).isEqualTo("expiration");
      assertThat(click.outcome()).isEqualTo(Outcome.EXPIRED);
      assertThat(click.counts()).isFalse();
    }
  }

  @Test
  void maxClicks_peoplesClicks_areCountedAndNothingElse() {
    site.link("x", "'max_clicks': 3, 'fallback_url': 'https://over.example/'");

    for (int i = 0; i < 3; i++) {
      site.http().get("/x", BOT);
      site.http().get("/x", PREVIEW);
      site.http().get("/x", HUMAN, "Sec-Purpose: prefetch");
      site.http().request("HEAD", "/x", HUMAN);
      assertThat(site.get("/x").value("Location")).isEqualTo("https://target.example/");
    }
    assertThat(site.get("/x").value("Location")).isEqualTo("https://over.example/");
    assertThat(site.http().get("/x", BOT).value("Location")).isEqualTo("https://over.example/");
    assertThat(site.clicks().stream().filter(ClickEvent::counts)).hasSize(3);
  }

  @Test
  void maxClicks_manyAtOnce_exactlySoManyPass() throws Exception {
    site.link("x", "'max_clicks': 100");
    site.get("/y"); // so that the User-Agent is known, and all go the same way
    Callable<Response> visit = () -> site.get("/x");

    List<Integer> statuses;
    try (var visitors = Executors.newFixedThreadPool(32)) {
      statuses =
          visitors.invokeAll(Collections.nCopies(1_000, visit)).stream()
              .map(Future::resultNow)
              .map(Response::status)
              .toList();
    }

    assertThat(statuses.stream().filter(status -> status == 302)).hasSize(100);
    assertThat(statuses.stream().filter(status -> status == 410)).hasSize(900);
    assertThat(site.clicks()).hasSize(100);
  }

  @Test
  void maxClicks_clickThatCannotBeCaptured_isGivenBack(@TempDir Path directory) throws Exception {
    Path journal = directory.resolve("journal");
    var strict =
        new Settings(Durability.PROCESS_FAILURE, DiskFailurePolicy.ACCOUNTING, 500, Duration.ZERO);
    try (var failing = new Site(journal, strict)) {
      failing.link("x", "'max_clicks': 2");
      failing.link("y", "");
      assertThat(failing.get("/x").status()).isEqualTo(302);
      Files.move(journal, directory.resolve("away"));
      Response filling = failing.get("/y");
      for (int i = 0; i < 20 && filling.status() == 302; i++) {
        filling = failing.get("/y");
      }

      assertThat(filling.status()).isEqualTo(503);
      assertThat(failing.get("/x").status()).isEqualTo(503);
      assertThat(failing.get("/x").status()).as("not 410").isEqualTo(503);
      Files.move(directory.resolve("away"), journal);
      failing.moveTo(NOON.plusSeconds(10));
      failing.get("/y"); // tries the disk again
      assertThat(failing.get("/x").status()).isEqualTo(302);
      assertThat(failing.get("/x").status()).isEqualTo(410);
    }
  }

  @Test
  void channel_notForBrowsers_isAPageWithAButton() {
    site.link("x", "'fallback_channel': 'phone'");

    Document page = page(site.get("/x"));

    assertThat(page.select("a.go").eachAttr("href")).containsExactly("tel:+34600000001");
    assertThat(page.select("h1").text()).isEqualTo("Name of phone");
    ClickEvent click = site.click();
    assertThat(click.outcome()).isEqualTo(Outcome.PAGE);
    assertThat(click.channel()).isEqualTo("phone");
    assertThat(click.counts()).isTrue();
  }

  @Test
  void channel_thousandLinks_allSeeItsStatusAtOnce() {
    site.channel("other", "website", "https://other.example/", "");
    site.channel("web", "website", "https://web.example/", "'fallback': 'other'");
    for (int i = 0; i < 1_000; i++) {
      site.link("x" + i, rule("'type': 'channel', 'channel': 'web'"));
    }
    assertThat(locationsOfAll()).containsExactly("https://web.example/");

    site.channel(
        "web", "website", "https://web.example/", "'fallback': 'other', 'status': 'passive'");
    assertThat(locationsOfAll()).containsExactly("https://other.example/");
    assertThat(site.clicks().getLast().channel()).isEqualTo("other");
  }

  private Set<String> locationsOfAll() {
    var requests = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      requests.append("GET /x%d HTTP/1.1⏎Host: go.example.com⏎%s⏎⏎".formatted(i, HUMAN));
    }
    String all =
        site.http()
            .send(requests + "GET /none HTTP/1.1⏎Host: go.example.com⏎Connection: close⏎⏎")
            .body();
    var locations = new HashSet<String>();
    all.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location: "))
        .forEach(line -> locations.add(line.substring("location: ".length())));
    return locations;
  }

  @Test
  void requests_pipelined_areAllCapturedAndAnsweredInOrder() {
    site.link("x", "");
    String visit = "GET /x HTTP/1.1⏎Host: go.example.com⏎" + HUMAN + "⏎⏎";
    String nothing = "GET /none HTTP/1.1⏎Host: go.example.com⏎⏎";
    String last = "GET /none HTTP/1.1⏎Host: go.example.com⏎Connection: close⏎⏎";

    Response response =
        site.http().send((visit + nothing).repeat(50) + visit + nothing.repeat(1_000) + last);

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.body().lines().filter(line -> line.equals("HTTP/1.1 302 Found")))
        .hasSize(50);
    assertThat(response.body().lines().filter(line -> line.endsWith("HTTP/1.1 404 Not Found")))
        .hasSize(1_051);
    assertThat(site.clicks()).hasSize(51);
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'status': 404 | text/html | 404 | This link leads nowhere",
        "'status': 410 | text/html | 410 | This link is switched off",
        "'status': 404, 'title': 'Not <here>', 'text': 'Try our shop.' | text/html | 404 | Not"
            + " <here> Try our shop.",
        "'status': 410, 'title': 'Over' | text/html | 410 | Over",
        "'status': 200, 'title': 'Not here' | text/html | 200 | Not here",
        "'status': 200, 'title': 'Not here' | application/json | 200 | Not here",
        "'status': 410, 'title': 'Over' | application/json | 410 | {\"type\"",
      })
  void block_anyStatus_leadsNowhereAndIsAClickOfItsOwn(
      String words, String accept, int status, String said) {
    site.link("x", rule("'type': 'block', " + words) + ", 'og': {'og_title': 'Sale'}");

    Response response = site.get("/x", "Accept: " + accept);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.values("Location")).isEmpty();
    assertThat(response.value("Cache-Control")).isEqualTo("no-store");
    assertThat(response.value("X-Robots-Tag")).isEqualTo("noindex");
    String body = response.body();
    assertThat(said.startsWith("{") ? body : Jsoup.parse(body).select("main").text())
        .startsWith(said);
    ClickEvent click = site.click();
    assertThat(click.step()).isEqualTo("rule");
    assertThat(click.rule()).isEqualTo("All");
    assertThat(click.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(click.counts()).isFalse();
  }

  @Test
  void split_aVisitorWhoComesBack_getsTheSameWhileSomebodyIsThere() {
    site.link(
        "x",
        rule(
            "'type': 'split', 'targets': [{'url': 'https://1.example/', 'name': 'One'},"
                + " {'channel': 'web', 'weight': 1}, {'channel': 'nobody', 'weight': 998}]"));

    Response first = site.get("/x");
    String cookie = requireNonNull(first.value("Set-Cookie"));
    Response second = site.get("/x", "Cookie: " + cookie.substring(0, cookie.indexOf(';')));

    assertThat(cookie).startsWith("_split_lnk_x=").contains("; HttpOnly; SameSite=Lax");
    assertThat(first.value("Location")).isIn("https://1.example/", "https://web.example/");
    assertThat(second.value("Location")).isEqualTo(first.value("Location"));
    boolean toChannel = "https://web.example/".equals(first.value("Location"));
    ClickEvent click = site.clicks().getFirst();
    assertThat(click.variant()).isEqualTo(toChannel ? "B" : "One");
    assertThat(click.channel()).isEqualTo(toChannel ? "web" : null);
  }

  @Test
  void visitor_whoseCookieComesBack_isKnown() {
    String known =
        "'rules': [{'name': 'Known', 'conditions': [{'field': 'visitor', 'operator': 'eq', 'value':"
            + " 'returning'}], 'action': {'type': 'redirect', 'url': 'https://known.example/'}}]";
    site.link("x", known);
    site.link("y", known);

    Response first = site.get("/x");
    String cookie = requireNonNull(first.value("Set-Cookie"));
    String kept = "Cookie: " + cookie.substring(0, cookie.indexOf(';'));

    assertThat(cookie).startsWith("_seen_lnk_x=").contains("; HttpOnly; SameSite=Lax");
    assertThat(first.value("Location")).isEqualTo("https://target.example/");
    assertThat(site.get("/x", kept).value("Location")).isEqualTo("https://known.example/");
    assertThat(site.get("/y", kept).value("Location")).isEqualTo("https://target.example/");
    Response robot = site.get("/x", kept, "User-Agent: Googlebot/2.1");
    assertThat(robot.value("Location")).isEqualTo("https://target.example/");
    assertThat(robot.values("Set-Cookie")).isEmpty();
  }

  private void segment(String conditions) {
    site.publish(
        DocumentKind.SEGMENT,
        "ws_1/vip",
        Json.of(
            "{'workspace': 'ws_1', 'key': 'vip', 'name': 'VIP', 'conditions': [%s]}"
                .formatted(conditions)));
  }

  @Test
  void segment_thatChanges_isFollowedByItsLinks() {
    site.link(
        "x",
        "'rules': [{'name': 'VIP', 'conditions': [{'field': 'segment', 'operator': 'eq', 'value':"
            + " 'vip'}], 'action': {'type': 'redirect', 'url': 'https://vip.example/'}}]");
    assertThat(site.get("/x", "CF-IPCountry: DE").value("Location"))
        .isEqualTo("https://target.example/");

    segment("{'field': 'country', 'operator': 'eq', 'value': 'DE'}");
    Response german = site.get("/x", "CF-IPCountry: DE");
    assertThat(german.value("Location")).isEqualTo("https://vip.example/");
    assertThat(german.values("Set-Cookie")).isEmpty();

    // One that asks for returning visitors has each link that asks for it set its own cookie.
    segment("{'field': 'visitor', 'operator': 'eq', 'value': 'returning'}");
    Response first = site.get("/x", "CF-IPCountry: DE");
    String cookie = requireNonNull(first.value("Set-Cookie"));
    assertThat(first.value("Location")).isEqualTo("https://target.example/");
    assertThat(cookie).startsWith("_seen_lnk_x=");
    assertThat(
            site.get("/x", "Cookie: " + cookie.substring(0, cookie.indexOf(';'))).value("Location"))
        .isEqualTo("https://vip.example/");

    site.delete(DocumentKind.SEGMENT, "ws_1/vip");
    assertThat(site.get("/x", "CF-IPCountry: DE").value("Location"))
        .isEqualTo("https://target.example/");
  }

  private static final String TO_ANOTHER = rule("'type': 'link', 'link': 'lnk_there'");

  @Test
  void linkAction_leadsWhereTheOtherLinkLeadsAndCountsOnTheFirst() {
    site.link("x", TO_ANOTHER + ", 'utm': {'source': 'x'}");
    site.link("there", "'target': 'https://there.example/', 'utm': {'source': 'there'}");

    assertThat(site.get("/x").value("Location"))
        .isEqualTo("https://there.example/?utm_source=there");
    ClickEvent click = site.click();
    assertThat(click.link()).isEqualTo("lnk_x");
    assertThat(click.step()).isEqualTo("rule");
    assertThat(click.variant()).isEqualTo("lnk_there");
    assertThat(click.outcome()).isEqualTo(Outcome.REDIRECT);

    site.link("there", "'target': 'https://there.example/', 'active': false");
    assertThat(site.get("/x").value("Location")).isEqualTo("https://target.example/?utm_source=x");
    assertThat(site.click().variant()).isNull();
  }

  @Test
  void linkAction_toALinkWithALimit_goesToItsAddressUntilItIsReached() {
    site.link("x", TO_ANOTHER);
    site.link("there", "'max_clicks': 1");

    assertThat(site.get("/x?a=1").value("Location")).isEqualTo("/there?a=1");
    assertThat(site.click().variant()).isEqualTo("lnk_there");
    assertThat(site.get("/there").status()).isEqualTo(302);
    assertThat(site.click().link()).isEqualTo("lnk_there");
    assertThat(site.get("/x").value("Location")).isEqualTo("https://target.example/");
  }

  @Test
  void linkAction_toALinkThatAsksForReturningVisitors_keepsTheCookieOfThatLink() {
    site.link("x", TO_ANOTHER);
    site.link(
        "there",
        "'rules': [{'name': 'Known', 'conditions': [{'field': 'visitor', 'operator': 'eq', 'value':"
            + " 'returning'}], 'action': {'type': 'redirect', 'url': 'https://known.example/'}}]");

    String cookie = requireNonNull(site.get("/x").value("Set-Cookie"));

    assertThat(cookie).startsWith("_seen_lnk_there=");
    assertThat(
            site.get("/x", "Cookie: " + cookie.substring(0, cookie.indexOf(';'))).value("Location"))
        .isEqualTo("https://known.example/");
  }

  @Test
  void visitor_ofALinkThatDoesNotAsk_keepsNothing() {
    site.link("x", rule("'type': 'redirect', 'url': 'https://rule.example/'"));

    assertThat(site.get("/x").values("Set-Cookie")).isEmpty();
  }

  @Test
  void nothingLeft_isThePageThatSaysSo() {
    site.link("x", "'fallback_channel': 'nobody'");

    Document page = page(site.get("/x"));

    assertThat(page.select("h1").text()).isEqualTo("Nobody can be reached here right now");
    ClickEvent click = site.click();
    assertThat(click.step()).isEqualTo("last_resort");
    assertThat(click.outcome()).isEqualTo(Outcome.LAST_RESORT);
    assertThat(click.counts()).isTrue();
  }

  @Test
  void deepLink_phones_getTheAppAndOthersTheWeb() {
    site.link(
        "x",
        """
        'deep_link': {'ios_app_url': 'shop:x', 'ios_store_url': 'https://apps.apple.com/app/id1',
                      'android_app_url': 'https://app.example/x'}\
        """);

    Document page = page(site.http().get("/x", IPHONE));
    assertThat(page.select("a.go").eachAttr("href"))
        .containsExactly("shop:x", "https://apps.apple.com/app/id1", "https://target.example/");
    assertThat(site.click().outcome()).isEqualTo(Outcome.PAGE);

    assertThat(site.http().get("/x", ANDROID).value("Location"))
        .startsWith("intent://app.example/x#Intent;scheme=https;")
        .contains("S.browser_fallback_url=https%3A%2F%2Ftarget.example%2F");
    assertThat(site.click().outcome()).isEqualTo(Outcome.REDIRECT);
    assertThat(site.get("/x").value("Location")).isEqualTo("https://target.example/");
  }

  @Test
  void preview_linkWithOpenGraph_isAPageForWhoeverShowsPreviews() {
    site.link("x", "'og': {'og_title': 'A <sale>', 'og_image': 'https://i.example/p.png'}");

    Document page = page(site.http().get("/x", PREVIEW));

    assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("A <sale>");
    assertThat(page.select("a.go").attr("href")).isEqualTo("https://target.example/");
    ClickEvent click = site.click();
    assertThat(click.outcome()).isEqualTo(Outcome.PREVIEW_PAGE);
    assertThat(click.visitorClass()).isEqualTo(VisitorClass.PREVIEW);
    assertThat(site.get("/x").status()).isEqualTo(302);
    assertThat(site.http().get("/x", BOT).status()).isEqualTo(302);
  }

  @Test
  void preview_ofAHubWithOpenGraph_leadsNowhereElse() {
    site.link("hub", HUB + ", 'og': {'og_title': 'Shop'}");

    Document page = page(site.http().get("/hub", PREVIEW));

    assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("Shop");
    assertThat(page.select("main a")).isEmpty();
    assertThat(site.click().outcome()).isEqualTo(Outcome.PREVIEW_PAGE);
  }

  @Test
  void hub_visitor_seesItsEntriesAndTheViewIsNoClick() {
    site.link("hub", HUB);

    Document page = page(site.get("/Hub?utm_source=news", "CF-IPCountry: DE"));

    assertThat(page.select("h1").text()).isEqualTo("Our shop");
    assertThat(page.select("a.go").eachAttr("href"))
        .containsExactly(
            "/hub/call?utm_source=news",
            "/hub/site?utm_source=news",
            "/hub/sale?utm_source=news",
            "/hub/gone?utm_source=news");
    ClickEvent click = site.click();
    assertThat(click.step()).isEqualTo("hub");
    assertThat(click.outcome()).isEqualTo(Outcome.VIEW);
    assertThat(click.counts()).isFalse();
    assertThat(page(site.get("/hub", "CF-IPCountry: ES")).select("a.go")).hasSize(5);
  }

  @Test
  void hub_taps_leadOnAndAreClicks() {
    site.link("hub", HUB + ", 'utm': {'source': 'hub'}");
    site.link("sale", "");

    assertThat(page(site.get("/hub/call")).select("a.go").attr("href"))
        .isEqualTo("tel:+34600000001");
    assertTap("call", "phone");
    assertThat(site.get("/HUB/site/").value("Location"))
        .isEqualTo("https://site.example/?utm_source=hub");
    assertTap("site", null);
    assertThat(site.get("/hub/sale?a=1&wm=qr").value("Location")).isEqualTo("/sale?a=1");
    assertTap("sale", null);
  }

  private void assertTap(String entry, @Nullable String channel) {
    ClickEvent click = site.click();
    assertThat(click.link()).isEqualTo("lnk_hub");
    assertThat(click.step()).isEqualTo("tap");
    assertThat(click.outcome()).isEqualTo(Outcome.TAP);
    assertThat(click.entry()).isEqualTo(entry);
    assertThat(click.channel()).isEqualTo(channel);
    assertThat(click.counts()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/hub/never", "/hub/call/x", "/hub//", "/hub/%0d%0aX:y", "/hub/gone", "/x/call"})
  void hub_entryThatIsNotThere_isNotFound(String path) {
    site.link("hub", HUB);
    site.link("x", "");

    assertThat(site.get(path).status()).isEqualTo(404);
    assertThat(site.clicks()).isEmpty();
  }

  @Test
  void hub_linkOnAnotherDomainOrOfAnotherWorkspace_isReachedOrNot() {
    site.link("hub", HUB);
    site.link("sale", "'domain': 'brand.example'");
    assertThat(site.get("/hub/sale?a=1").value("Location"))
        .isEqualTo("https://brand.example/sale?a=1");

    site.link("sale", "'workspace': 'ws_2'");
    assertThat(site.get("/hub/sale").status()).isEqualTo(404);
  }

  @Test
  void hub_maxClicks_countsTapsAndNotViews() {
    site.link("hub", HUB + ", 'max_clicks': 1");

    site.get("/hub");
    site.get("/hub");
    assertThat(site.get("/hub/site").status()).isEqualTo(302);
    assertThat(site.get("/hub/site").status()).isEqualTo(410);
    assertThat(site.get("/hub").status()).isEqualTo(410);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'active': false | Dieser Link ist ausgeschaltet | This link is switched off.",
        "'expires_at': '2026-03-04T11:00:00Z' | Dieser Link ist abgelaufen | This link has"
            + " expired.",
        "'max_clicks': 1 | Dieser Link ist aufgebraucht | This link has been opened as often as it"
            + " may be.",
      },
      quoteCharacter = '"')
  void gone_forWhicheverReason_saysItInTheVisitorsLanguage(
      String fields, String heading, String detail) {
    site.link("x", fields);
    site.get("/x");

    Response page = site.get("/x", "Accept: text/html", "Accept-Language: eu, de-CH;q=0.9");
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.value("Content-Language")).isEqualTo("de");
    assertThat(page.value("Vary")).isEqualTo("accept, accept-language");
    assertThat(page.body())
        .contains("<html lang=\"de\" dir=\"ltr\">", "<h1 dir=\"auto\">" + heading);
    assertThat(site.get("/x").body()).contains(detail);
  }

  @Test
  void scan_marker_isToldAndNeverPassedOn() {
    site.link("x", "'forward_params': ['wm', 'a'], 'target': 'https://target.example/?b=1'");
    site.link("hub", HUB);

    assertThat(site.get("/x?a=1&wm=qr").value("Location"))
        .isEqualTo("https://target.example/?b=1&a=1");
    assertThat(site.click().scan()).isTrue();
    assertThat(site.get("/x?wm=qrx&a=1").value("Location"))
        .isEqualTo("https://target.example/?b=1&wm=qrx&a=1");
    assertThat(site.click().scan()).isFalse();

    String entry = page(site.get("/hub?wm=qr")).select("a.go").get(1).attr("href");
    assertThat(site.click().scan()).isTrue();
    assertThat(site.get(entry).value("Location")).isEqualTo("https://site.example/");
    assertThat(site.click().scan()).as("the tap on what was scanned").isTrue();
  }

  @Test
  void qrCode_ofALink_isAnSvg() {
    site.link("x", "'active': false");

    Response response = site.get("/X/qr.svg");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.value("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(response.body()).startsWith("<svg").doesNotContain("script");
    assertThat(site.http().request("HEAD", "/x/qr.svg").value("Content-Length"))
        .isEqualTo(response.value("Content-Length"));
    Response png = site.get("/x/qr.png");
    assertThat(png.value("Content-Type")).isEqualTo("image/png");
    assertThat(png.body()).contains("PNG").contains("IEND");
    assertThat(site.get("/none/qr.png").status()).isEqualTo(404);
    assertThat(site.get("/none/qr.svg").status()).isEqualTo(404);
    assertThat(site.get("/qr.svg").status()).isEqualTo(404);
    assertThat(site.clicks()).isEmpty();
  }

  @Test
  void sequence_visitor_goesOnByASignedCookie() {
    site.link("x", SEQUENCE);

    Response first = site.get("/x");
    Response second = site.get("/x", cookies(first));
    Response third = site.get("/x", cookies(second));

    assertThat(Stream.of(first, second, third).map(response -> response.value("Location")))
        .containsExactly("https://1.example/", "https://2.example/", "https://2.example/");
    assertThat(first.value("Set-Cookie"))
        .startsWith("_seq_lnk_x=")
        .endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure");
    assertThat(site.get("/x", "Cookie: _seq_lnk_x=1").value("Location"))
        .isEqualTo("https://1.example/");
    assertThat(site.clicks()).allMatch(click -> click.step().equals("sequence"));
  }

  @Test
  void variants_visitor_staysWithTheOneThatWasDrawn() {
    site.link("x", VARIANTS);
    Response first = site.get("/x");
    String variant = site.click().variant();

    for (int i = 0; i < 10; i++) {
      Response again = site.get("/x", cookies(first));
      assertThat(again.value("Location")).isEqualTo(first.value("Location"));
      assertThat(site.click().variant()).isEqualTo(variant).isIn("A", "B");
    }
  }

  @Test
  void pool_visits_takeTurnsThatBotsAndHeadDoNotTake() {
    site.channel("other", "website", "https://other.example/", "");
    pool("{'channel': 'web', 'weight': 2}, {'channel': 'other', 'weight': 1}");
    site.link("x", rule("'type': 'pool', 'pool': 'sales'"));

    for (int round = 0; round < 5; round++) {
      var channels = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        site.http().get("/x", BOT);
        site.http().request("HEAD", "/x", HUMAN);
        site.clicks();
        site.get("/x");
        channels.add(site.click().channel());
      }
      assertThat(channels).containsExactlyInAnyOrder("web", "web", "other");
    }
  }

  @Test
  void hours_schedule_decidesByTheMoment() {
    site.publish(
        DocumentKind.SCHEDULE,
        "ws_1/desk",
        Json.of(
            """
            {'workspace': 'ws_1', 'key': 'desk', 'name': 'Desk', 'time_zone': 'Europe/Madrid',
             'weekly': {'wed': [['09:00', '17:30']]}, 'exceptions': []}\
            """));
    site.link(
        "x",
        """
        'rules': [{'name': 'Open', 'conditions':
                    [{'field': 'hours', 'operator': 'eq', 'value': 'desk=open'}],
                   'action': {'type': 'channel', 'channel': 'phone'}}]\
        """);

    assertThat(site.get("/x").status()).isEqualTo(200);
    site.moveTo(NOON.plusSeconds(4 * 3_600 + 1_800));
    assertThat(site.get("/x").status()).isEqualTo(302);
  }

  @Test
  void clickId_inADestination_isThatOfTheClick() {
    site.link("x", "'target': 'https://target.example/?id={click_id}'");

    Response response = site.get("/x");

    assertThat(response.value("Location"))
        .isEqualTo("https://target.example/?id=" + site.click().id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/x", "/phone", "/hub", "/hub/site", "/last", "/ab", "/seq", "/og", "/off"})
  void head_anyAnswer_isThatOfGetWithoutBodyClickAndCookie(String path) {
    site.link("x", "");
    site.link("phone", "'fallback_channel': 'phone'");
    site.link("hub", HUB);
    site.link("last", "'fallback_channel': 'nobody'");
    site.link("ab", VARIANTS.replace("b.example", "a.example"));
    site.link("seq", SEQUENCE);
    site.link("og", "'og': {'og_title': 'Sale'}");
    site.link("off", "'active': false");

    for (String visitor : List.of(HUMAN, PREVIEW)) {
      Response get = site.http().get(path, visitor);
      site.clicks();
      Response head = site.http().request("HEAD", path, visitor);

      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.headers())
          .containsExactlyElementsOf(
              get.headers().stream()
                  .filter(header -> !header.toLowerCase(Locale.ROOT).startsWith("set-cookie"))
                  .toList());
      assertThat(head.body()).isEmpty();
      assertThat(site.clicks()).isEmpty();
    }
  }

  @Test
  void domains_sameSlug_areTwoLinks() {
    site.link("x", "");
    site.publish(
        DocumentKind.LINK,
        "lnk_brand",
        Json.of(
            """
            {'workspace': 'ws_2', 'domain': 'brand.example', 'slug': 'x', 'active': true,
             'rules': [], 'target': 'https://brand-target.example/'}\
            """));

    assertThat(site.get("/x").value("Location")).isEqualTo("https://target.example/");
    assertThat(site.on("Brand.Example:443").get("/X/", HUMAN).value("Location"))
        .isEqualTo("https://brand-target.example/");
    assertThat(site.clicks()).extracting(ClickEvent::workspace).containsExactly("ws_1", "ws_2");
    assertThat(site.on("other.example").get("/x", HUMAN).status()).isEqualTo(404);
  }

  @Test
  void domain_withoutLinks_answersItsFrontPageAndFiles() {
    site.publish(
        DocumentKind.DOMAIN,
        "brand.example",
        Json.of(
            """
            {'workspace': 'ws_1', 'root_url': 'https://www.brand.example/',
             'apple_app_site_association': {'applinks': {}}, 'asset_links': []}\
            """));
    var brand = site.on("brand.example");

    assertThat(brand.get("/").value("Location")).isEqualTo("https://www.brand.example/");
    Response association = brand.get("/.well-known/apple-app-site-association");
    assertThat(association.status()).isEqualTo(200);
    assertThat(association.value("Content-Type")).isEqualTo("application/json");
    assertThat(association.body()).isEqualTo("{\"applinks\":{}}");
    assertThat(brand.get("/.well-known/assetlinks.json").body()).isEqualTo("[]");
    assertThat(brand.get("/robots.txt").status()).isEqualTo(200);
    assertThat(brand.get("/none").status()).isEqualTo(404);
    assertThat(site.get("/").status()).isEqualTo(404);
    assertThat(site.get("/.well-known/assetlinks.json").status()).isEqualTo(404);
    assertThat(site.clicks()).isEmpty();

    site.delete(DocumentKind.DOMAIN, "brand.example");
    assertThat(brand.get("/").status()).isEqualTo(404);
  }

  @Test
  void address_isStoredOnlyWhereTheWorkspaceAsksForIt() {
    site.link("x", "");
    site.get("/x", "X-Forwarded-For: 203.0.113.77");
    assertThat(site.click().address()).isNull();

    site.publish(DocumentKind.WORKSPACE, "ws_1", Json.of("{'keeps_addresses': true}"));
    site.get("/x", "X-Forwarded-For: 203.0.113.77");
    assertThat(site.click().address()).isEqualTo("203.0.113.0/24");
    site.get("/x", "X-Forwarded-For: 2001:db8:1:2::3");
    assertThat(site.click().address()).isEqualTo("2001:db8:1:0:0:0:0:0/48");
  }
}
