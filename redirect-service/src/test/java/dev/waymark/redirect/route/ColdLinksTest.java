package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickEvent;
import dev.waymark.password.PasswordHash;
import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.RawHttp.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links that nobody has visited lately, over HTTP: a site that keeps three of them compiled.
class ColdLinksTest {
  private static final int LINKS = 40;

  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    for (int i = 0; i < LINKS; i++) {
      site.link("link" + i, "'target': 'https://example.com/" + i + "'");
    }
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  /// Has every link visited that was published so far, so that others are not compiled any more.
  private void visitOthers() {
    for (int i = 0; i < 6; i++) {
      site.get("/link" + i);
    }
    site.clicks();
  }

  @Test
  void visit_anyOfManyLinks_isLedByThatLinkAndCounted() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < LINKS; i++) {
        Response response = site.get("/link" + i);
        assertThat(response.value("Location")).isEqualTo("https://example.com/" + i);
        assertThat(site.click().link()).isEqualTo("lnk_link" + i);
      }
    }
    assertThat(site.get("/link" + LINKS).status()).isEqualTo(404);
  }

  @Test
  void visits_atOnce_areLedByTheirLinksAndCounted() throws Exception {
    int visits = 2_000;
    try (ExecutorService visitors = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<Future<Response>>();
      var links = new ArrayList<Integer>();
      var random = new SplittableRandom(1);
      for (int i = 0; i < visits; i++) {
        int link = random.nextInt(LINKS);
        links.add(link);
        Callable<Response> visit = () -> site.get("/link" + link);
        answers.add(visitors.submit(visit));
      }
      for (int i = 0; i < visits; i++) {
        assertThat(answers.get(i).get().value("Location"))
            .as("%s", answers.get(i).get())
            .isEqualTo("https://example.com/" + links.get(i));
      }
    }
    assertThat(site.clicks()).hasSize(visits);
  }

  @Test
  void otherForms_ofACold_areAnsweredAsOfAny() {
    site.link("docs", "'forward_path': true, 'target': 'https://docs.example/x'");
    site.link(
        "bio",
        "'hub': {'title': 'H', 'entries': [{'key': 'a', 'label': 'A', 'link': 'lnk_link9'}]}");
    visitOthers();
    assertThat(site.get("/docs/setup").value("Location")).isEqualTo("https://docs.example/x/setup");
    visitOthers();
    assertThat(site.get("/bio/a").value("Location")).isEqualTo("/link9");
    visitOthers();
    assertThat(site.get("/link7/qr.svg").value("Content-Type")).startsWith("image/svg+xml");
    visitOthers();
    assertThat(site.get("/link7)").value("Location")).isEqualTo("https://example.com/7");
    visitOthers();
    assertThat(site.http().request("HEAD", "/link7", Site.HUMAN).value("Location"))
        .isEqualTo("https://example.com/7");
  }

  @Test
  void ruleThatLeadsToACold_isFollowed() {
    site.link(
        "from",
        """
        'rules': [
          {'name': 'Off', 'conditions': [], 'action': {'type': 'link', 'link': 'lnk_off'}},
          {'name': 'On', 'conditions': [], 'action': {'type': 'link', 'link': 'lnk_link20'}}]\
        """);
    site.link("off", "'active': false");
    visitOthers();
    assertThat(site.get("/from").value("Location")).isEqualTo("https://example.com/20");
    ClickEvent click = site.click();
    assertThat(click.link()).isEqualTo("lnk_from");
    assertThat(click.rule()).isEqualTo("On");
  }

  @Test
  void passwordForm_ofACold_isTakenWithItsBody() {
    site.link(
        "secret",
        "'password': '%s', 'password_version': 1"
            .formatted(PasswordHash.of("open sesame", new SplittableRandom(1))));
    visitOthers();
    Response answer = site.http().post("/secret", "password=open+sesame", Site.HUMAN);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.value("Set-Cookie")).isNotEmpty();
    visitOthers();
    assertThat(site.http().request("DELETE", "/secret", Site.HUMAN).value("Allow"))
        .contains("POST");
  }

  @Test
  void change_ofACold_isServedAndADeletedOneIsGone() {
    visitOthers();
    site.link("link30", "'target': 'https://new.example/'");
    assertThat(site.get("/link30").value("Location")).isEqualTo("https://new.example/");
    visitOthers();
    assertThat(site.get("/link30").value("Location")).isEqualTo("https://new.example/");
    visitOthers();
    site.delete(DocumentKind.LINK, "lnk_link30");
    assertThat(site.get("/link30").status()).isEqualTo(404);
    assertThat(site.clicks()).isEmpty();
  }
}
