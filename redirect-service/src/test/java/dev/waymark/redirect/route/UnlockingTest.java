package dev.waymark.redirect.route;

import static dev.waymark.redirect.route.Site.HUMAN;
import static dev.waymark.redirect.route.Site.PREVIEW;
import static dev.waymark.redirect.route.Site.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickEvent;
import dev.waymark.password.PasswordHash;
import dev.waymark.redirect.RawHttp.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A link behind a password, over HTTP, with visitors who know it and visitors who do not.
class UnlockingTest {
  private static final String RIGHT = "open sesame";
  private static final String LOCK = lock(RIGHT, 1);
  private static final String FROM_NEWS = "Referer: https://www.news.example/story";
  private static final String TYPE = "Content-Type: application/x-www-form-urlencoded";

  private Site site;

  private static String lock(String password, long version) {
    return "'password': '%s', 'password_version': %d"
        .formatted(PasswordHash.of(password, new SplittableRandom(1)), version);
  }

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    site.link("x", LOCK);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  private Response type(String path, Response page, String password, String... headers) {
    String carried = Jsoup.parse(page.body()).select("input[name=visit]").attr("value");
    return site.http()
        .post(
            path,
            "password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "&visit="
                + URLEncoder.encode(carried, StandardCharsets.UTF_8),
            Site.with(HUMAN, headers));
  }

  @Test
  void link_locked_asksAndSaysNothing() {
    Response response = site.get("/x?a=1", FROM_NEWS);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.value("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(response.value("Cache-Control")).isEqualTo("no-store");
    assertThat(response.value("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.value("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.value("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("form-action 'self'", "frame-ancestors 'none'");
    Document page = Jsoup.parse(response.body());
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("form").attr("method")).isEqualTo("post");
    assertThat(response.body()).doesNotContain("target.example").doesNotContain("lnk_x");
    assertThat(site.clicks()).isEmpty();
  }

  @Test
  void password_right_goesOnWithTheFirstVisit() {
    site.link("x", LOCK + ", 'forward_params': ['a', 'wm']");
    Response page = site.get("/x?a=1&utm_source=mail&wm=qr", FROM_NEWS);
    Response unlocked = type("/x?", page, RIGHT);

    assertThat(unlocked.status()).isEqualTo(303);
    assertThat(unlocked.value("Location")).isEqualTo("/x?a=1&utm_source=mail&wm=qr");
    assertThat(unlocked.value("Cache-Control")).isEqualTo("no-store");
    assertThat(unlocked.value("Set-Cookie"))
        .startsWith("__Host-_unlock_lnk_x=")
        .endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure");
    assertThat(unlocked.headers().toString() + unlocked.body()).doesNotContain("sesame");

    Response through =
        site.get(
            "/x?a=1&utm_source=mail&wm=qr", "Referer: https://go.example.com/", cookies(unlocked));
    assertThat(through.value("Location")).isEqualTo("https://target.example/?a=1");
    ClickEvent click = site.click();
    assertThat(click.referrer()).isEqualTo("news.example");
    assertThat(click.utm().source()).isEqualTo("mail");
    assertThat(click.scan()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/a%20b/?a=1", "/caf%C3%A9/%F0%9F%94%A5?a=1"})
  void password_right_goesOnWithTheWholePath(String path) {
    site.link("docs", LOCK + ", 'forward_path': true");
    site.link("café/🔥", LOCK);

    Response unlocked = type(path, site.get(path, FROM_NEWS), RIGHT);

    assertThat(unlocked.value("Location")).isEqualTo(path);
    assertThat(site.get(path, cookies(unlocked)).value("Location"))
        .isEqualTo(
            path.startsWith("/docs") ? "https://target.example/a%20b/" : "https://target.example/");
  }

  @Test
  void password_wrong_asksAgainAndKeepsTheFirstVisit() {
    Response page = site.get("/x?a=1", FROM_NEWS);
    Response again = type("/x", page, "<script>alert(1)</script>");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.values("Set-Cookie")).isEmpty();
    assertThat(Jsoup.parse(again.body()).select("script")).isEmpty();
    assertThat(again.body()).doesNotContain("alert(1)");
    assertThat(Jsoup.parse(again.body()).select("[role=alert]").text())
        .startsWith("That was not the password.");
    assertThat(
            Jsoup.parse(again.body()).select("input[aria-invalid=true]").attr("aria-describedby"))
        .isEqualTo("alert");
    assertThat(type("/x", again, RIGHT).value("Location")).isEqualTo("/x?a=1");
    assertThat(site.clicks()).isEmpty();
  }

  @Test
  void cookie_ofAnotherLinkOrPasswordOrNobody_opensNothing() {
    site.link("y", LOCK);
    String cookie = cookies(type("/x", site.get("/x"), RIGHT));
    assertThat(site.get("/x", cookie).status()).isEqualTo(302);

    assertThat(site.get("/y", cookie).status()).isEqualTo(200);
    assertThat(site.get("/y", cookie.replace("lnk_x", "lnk_y")).status()).isEqualTo(200);
    assertThat(site.get("/x", "Cookie: __Host-_unlock_lnk_x=1").status()).isEqualTo(200);
    assertThat(site.get("/x", cookie.replace(";", "x;")).status()).isEqualTo(200);
    site.link("x", lock("another", 2));
    assertThat(site.get("/x", cookie).status()).isEqualTo(200);
  }

  @Test
  void cookie_afterADay_opensNothing() {
    String cookie = cookies(type("/x", site.get("/x"), RIGHT));

    site.moveTo(Site.NOON.plusSeconds(86_399));
    assertThat(site.get("/x", cookie).status()).isEqualTo(302);
    site.moveTo(Site.NOON.plusSeconds(86_400));
    assertThat(site.get("/x", cookie).status()).isEqualTo(200);
  }

  @Test
  void guessing_fromOneNetwork_isRefusedAndNobodyElse() {
    Response page = site.get("/x");
    for (int i = 0; i < 10; i++) {
      assertThat(type("/x", page, "guess " + i, "X-Forwarded-For: 203.0.113." + i).status())
          .isEqualTo(200);
    }

    Response refused = type("/x", page, RIGHT, "X-Forwarded-For: 203.0.113.200");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.value("Retry-After")).isEqualTo("600");
    assertThat(refused.body()).contains("Too many attempts.");
    assertThat(type("/x", page, RIGHT, "X-Forwarded-For: 198.51.100.1").status()).isEqualTo(303);
    site.moveTo(Site.NOON.plusSeconds(600));
    assertThat(type("/x", page, RIGHT, "X-Forwarded-For: 203.0.113.1").status()).isEqualTo(303);
  }

  @Test
  void password_rightFromOneNetwork_isLookedAtSixtyTimesAMinute() {
    Response page = site.get("/x");
    for (int i = 0; i < 60; i++) {
      assertThat(type("/x", page, RIGHT, "X-Forwarded-For: 203.0.113." + i).status())
          .isEqualTo(303);
    }

    Response refused = type("/x", page, RIGHT, "X-Forwarded-For: 203.0.113.200");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.value("Retry-After")).isEqualTo("60");
    assertThat(refused.values("Set-Cookie")).isEmpty();
    assertThat(type("/x", page, RIGHT, "X-Forwarded-For: 198.51.100.1").status()).isEqualTo(303);
    site.moveTo(Site.NOON.plusSeconds(60));
    assertThat(type("/x", page, RIGHT, "X-Forwarded-For: 203.0.113.200").status()).isEqualTo(303);
  }

  @Test
  void preview_ofALockedLink_isNeutral() {
    site.link("x", LOCK + ", 'og': {'og_title': 'Secret'}");
    String cookie = cookies(type("/x", site.get("/x"), RIGHT));

    for (String header : List.of("Accept: */*", cookie)) {
      Response response = site.http().get("/x", PREVIEW, header);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body())
          .contains("This link needs a password")
          .doesNotContain("Secret")
          .doesNotContain("target.example")
          .doesNotContain("<form");
    }
    assertThat(site.clicks()).isEmpty();
  }

  @Test
  void hub_locked_opensForItsEntriesToo() {
    site.link(
        "hub",
        LOCK
            + """
            , 'hub': {'title': 'Secret', 'entries':
              [{'key': 'a', 'label': 'A', 'url': 'https://a.example/'}]}\
            """);
    Response page = site.get("/hub/a");
    assertThat(page.body()).contains("<form").doesNotContain("Secret");

    Response unlocked = type("/hub/a", page, RIGHT);
    assertThat(unlocked.value("Location")).isEqualTo("/hub/a");
    assertThat(site.get("/hub/a", cookies(unlocked)).value("Location"))
        .isEqualTo("https://a.example/");
    assertThat(site.get("/hub", cookies(unlocked)).body()).contains("Secret");
  }

  @Test
  void form_forALinkThatIsOverOrOpenAlready_leadsBackToTheLink() {
    Response page = site.get("/x");
    String cookie = cookies(type("/x", page, RIGHT));
    assertThat(type("/X", page, "no longer asked for", cookie).value("Location")).isEqualTo("/X");

    site.link("x", LOCK + ", 'expires_at': '2026-03-01T00:00:00Z'");
    Response back = type("/x", page, RIGHT);
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.value("Location")).isEqualTo("/x");
    assertThat(back.values("Set-Cookie")).isEmpty();
    assertThat(site.get("/x").status()).isEqualTo(410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/open", "/none", "/", "/x/%0d%0aX:y", "/x//evil.example"})
  void form_whereNothingIsLocked_isNotAllowed(String path) {
    site.link("open", "");

    Response response = site.http().post(path, "password=" + "secret", HUMAN);

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void form_ofAnotherTypeOrTooLong_isRefused() {
    String start = "POST /x HTTP/1.1⏎Host: go.example.com⏎";
    assertThat(site.http().send(start + "Content-Type: text/plain⏎Content-Length: 2⏎⏎hi").status())
        .isEqualTo(400);
    assertThat(site.http().send(start + "Content-Length: 2⏎⏎hi").status()).isEqualTo(400);
    assertThat(site.http().send(start + TYPE + "⏎Content-Length: 65537⏎⏎").status()).isEqualTo(413);
    String chunk = "1000⏎" + "a".repeat(0x1000) + "⏎";
    assertThat(
            site.http()
                .send(start + TYPE + "⏎Transfer-Encoding: chunked⏎⏎" + chunk.repeat(17) + "0⏎⏎")
                .status())
        .isEqualTo(413);
    assertThat(site.http().send(start + TYPE + "⏎Content-Length: 0⏎Connection: close⏎⏎").body())
        .contains("That was not the password.");
  }
}
