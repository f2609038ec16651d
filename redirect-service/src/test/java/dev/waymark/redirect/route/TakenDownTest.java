package dev.waymark.redirect.route;

import static dev.waymark.redirect.route.Site.BOT;
import static dev.waymark.redirect.route.Site.HUMAN;
import static dev.waymark.redirect.route.Site.PREVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.Json;
import dev.waymark.redirect.RawHttp.Response;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is answered for what the operator has taken down, over HTTP.
class TakenDownTest {
  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  private void takeDown(String what, String subject) {
    site.publish(
        DocumentKind.TAKEDOWN,
        what + "/" + subject,
        Json.of("{'what': '" + what + "', 'subject': '" + subject + "'}"));
  }

  private void assertTakenDown(String path, String header) {
    Response response = site.http().get(path, header, "Accept: text/html");
    assertThat(response.status()).as(path + " " + header).isEqualTo(410);
    assertThat(response.value("Location")).isNull();
    assertThat(response.value("Cache-Control")).isEqualTo("no-store");
    assertThat(response.body()).contains("This link was taken down");
  }

  @Test
  void link_takenDown_isGoneForEveryVisitorAtEveryPath() {
    site.link("sale", "'og': {'og_title': 'T'}");
    assertThat(site.get("/sale").status()).isEqualTo(302);
    site.clicks();
    takeDown("link", "lnk_sale");
    for (String visitor : List.of(HUMAN, BOT, PREVIEW)) {
      assertTakenDown("/sale", visitor);
    }
    assertTakenDown("/SALE/", HUMAN);
    assertTakenDown("/sale/qr.svg", HUMAN);
    assertThat(site.http().request("HEAD", "/sale", HUMAN).status()).isEqualTo(410);
    assertThat(site.http().get("/sale").body())
        .contains("\"status\":410", "taken down by whoever runs this service");
    assertThat(site.clicks()).isEmpty();

    site.delete(DocumentKind.TAKEDOWN, "link/lnk_sale");
    assertThat(site.get("/sale").status()).isEqualTo(302);
    assertThat(site.http().get("/sale/qr.svg").status()).isEqualTo(200);
  }

  @Test
  void link_thatComesAfterItsTakedown_isGone() {
    takeDown("link", "lnk_sale");
    takeDown("workspace", "ws_2");
    site.link("sale", "");
    site.link("other", "'workspace': 'ws_2'");
    assertTakenDown("/sale", HUMAN);
    assertTakenDown("/other", HUMAN);
  }

  @Test
  void host_takenDown_takesWithItWhatNamesIt() {
    site.link("direct", "'target': 'https://www.evil.example/x'");
    site.link(
        "hub",
        """
        'hub': {'title': 'H', 'entries': [
          {'key': 'a', 'label': 'A', 'url': 'https://good.example/'},
          {'key': 'b', 'label': 'B', 'url': 'https://evil.example/'}]}\
        """);
    site.link(
        "locked", "'target': 'https://evil.example/', 'password': 'x', 'password_version': 1");
    site.link("good", "");
    takeDown("host", "evil.example");
    assertTakenDown("/direct", HUMAN);
    assertTakenDown("/hub", HUMAN);
    assertTakenDown("/hub/a", HUMAN);
    assertTakenDown("/locked", HUMAN);
    assertThat(site.get("/good").status()).isEqualTo(302);

    site.link("direct", "'target': 'https://good.example/'");
    assertThat(site.get("/direct").status()).isEqualTo(302);
    site.link("good", "'fallback_url': 'https://a.evil.example/'");
    assertTakenDown("/good", HUMAN);
  }

  @Test
  void hubEntry_whoseChannelLeadsToTheHost_isGoneWhenItIsTapped() {
    site.channel("shop", "website", "https://evil.example/", "");
    site.link(
        "hub",
        """
        'hub': {'title': 'H', 'entries': [
          {'key': 'a', 'label': 'A', 'url': 'https://good.example/'},
          {'key': 'b', 'label': 'B', 'channel': 'shop'}]}\
        """);
    takeDown("host", "evil.example");
    assertThat(site.get("/hub").status()).isEqualTo(200);
    assertThat(site.get("/hub/a").status()).isEqualTo(302);
    site.clicks();
    assertTakenDown("/hub/b", HUMAN);
    assertThat(site.clicks()).isEmpty();
  }

  @Test
  void domain_whoseFrontPageOrWorkspaceIsTakenDown_isGone() {
    site.publish(
        DocumentKind.DOMAIN,
        "acme.example",
        Json.of("{'workspace': 'ws_9', 'root_url': 'https://evil.example/', 'asset_links': []}"));
    assertThat(site.on("acme.example").get("/").status()).isEqualTo(302);
    takeDown("host", "evil.example");
    assertThat(site.on("acme.example").get("/").status()).isEqualTo(410);
    assertThat(site.on("acme.example").get("/.well-known/assetlinks.json").status()).isEqualTo(200);
    takeDown("workspace", "ws_9");
    assertThat(site.on("acme.example").get("/.well-known/assetlinks.json").status()).isEqualTo(410);
  }

  @Test
  void pages_all_sayWhereToReportThem() {
    site.channel("phone", "phone", "+34600000000", "");
    site.channel("gone", "phone", "+34600000001", "'status': 'passive'");
    site.link("off", "'active': false");
    site.link("locked", "'password': 'x', 'password_version': 1");
    site.link("call", "'fallback_channel': 'phone'");
    site.link("nobody", "'fallback_channel': 'gone'");
    site.link("app", "'deep_link': {'ios_app_url': 'shop:a', 'interstitial': true}");
    site.link("preview", "'og': {'og_title': 'T'}");
    site.link(
        "hub",
        "'hub': {'title': 'H', 'entries': [{'key': 'a', 'label': 'A', 'url':"
            + " 'https://a.example/'}]}");
    site.link("taken", "");
    takeDown("link", "lnk_taken");
    assertReportable("/unknown", HUMAN, "leads nowhere");
    assertReportable("/off", HUMAN, "switched off");
    assertReportable("/taken", HUMAN, "taken down");
    assertReportable("/locked", HUMAN, "needs a password");
    assertReportable("/locked", PREVIEW, "needs a password");
    assertReportable("/call", HUMAN, "Call");
    assertReportable("/nobody", HUMAN, "Nobody can be reached");
    assertReportable("/app", Site.IPHONE, "Opening the app");
    assertReportable("/preview", PREVIEW, "og:title");
    assertReportable("/hub", HUMAN, "<h1 dir=\"auto\">H</h1>");
    assertReportable("/%", HUMAN, "cannot be read");
  }

  private void assertReportable(String path, String visitor, String text) {
    Response response = site.http().get(path, visitor, "Accept: text/html");
    assertThat(response.body())
        .as(path)
        .contains(text)
        .contains("href=\"mailto:abuse@example.com\"")
        .endsWith("</html>\n");
    assertThat(response.value("Content-Length"))
        .isEqualTo(Integer.toString(response.body().length()));
  }
}
