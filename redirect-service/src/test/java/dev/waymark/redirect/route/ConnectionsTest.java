package dev.waymark.redirect.route;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.password.PasswordHash;
import dev.waymark.redirect.RawHttp.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that are not used as browsers use them.
class ConnectionsTest {
  private static final int TRIES = 40;
  private static final int MOST = 60;
  private static final long HELD_BYTES = 1 << 20;
  private static final String PROXIES = "127.0.0.0/8";
  private static final String OTHER_PROXIES = "192.0.2.1";
  private static final int PASSWORDS = 16;
  private static final String LOCK =
      "'password': '%s', 'password_version': 1"
          .formatted(PasswordHash.of("open sesame", new SplittableRandom(1)));
  private static final String HOST = " HTTP/1.1⏎Host: go.example.com⏎";

  private Site site;

  @TempDir Path directory;

  @BeforeEach
  void open() throws Exception {
    open(HELD_BYTES, 0, PROXIES);
  }

  private void open(long heldBytes, int ofANetwork, String proxies) throws Exception {
    site =
        new Site(
            Files.createTempDirectory(directory, "site"),
            new Site.Limits(
                MOST,
                Duration.ofSeconds(10),
                Duration.ofSeconds(75),
                Duration.ofSeconds(5),
                heldBytes,
                ofANetwork,
                proxies));
    site.link("x", "");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  private void assertNothingIsOpen() throws Throwable {
    eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS)).isZero());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD /none{host}⏎GET /x/qr.svg{host}⏎HEAD /none{host}A: \u0001⏎⏎",
        "GET /x/qr.svg{host}⏎GET /x/qr.svg{host}A",
        "GET /x/qr.svg{host}⏎GET /x{host}⏎POST /x{host}Content-Length: 100⏎⏎abc",
        "GET /x/qr.svg{host}⏎PUT /x{host}Content-Length: 100⏎⏎abc",
        "GET /x/qr.svg{host}⏎nonsense⏎⏎GET /x{host}⏎",
        "GET /x{host}User-Agent: {try}⏎⏎GET /none{host}⏎GET /x{host}A: \u0000⏎⏎",
        "POST /x{host}Transfer-Encoding: chunked⏎⏎zz⏎GET /x{host}⏎",
        "GET /x",
        ""
      })
  void slots_whateverWasSent_areFreeWhenItsSocketsAreClosed(String sent) throws Throwable {
    for (int i = 0; i < TRIES; i++) {
      String wire = sent.replace("{host}", HOST).replace("{try}", sent.hashCode() + "-" + i);
      try (var connection = new Wire(site.port())) {
        connection.send(wire);
        switch (i % 3) {
          case 0 -> connection.hangUp();
          case 1 -> connection.halfClose();
          default -> {}
        }
      }
    }

    assertNothingIsOpen();
    assertThat(site.get("/x").status()).isEqualTo(302);
    assertThat(site.metric(RouteMeters.CONNECTIONS_REFUSED)).isZero();
  }

  @Test
  void slots_allTaken_refuseUntilOneIsFree() throws Throwable {
    List<Wire> connections = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      connections.add(new Wire(site.port()).send("HEAD /x" + HOST + "⏎"));
      connections.getLast().readTo("\r\n\r\n");
    }
    assertThat(site.metric(RouteMeters.CONNECTIONS)).isEqualTo(MOST);

    assertThat(site.get("/x").status()).as("closed unanswered").isZero();
    assertThat(site.metric(RouteMeters.CONNECTIONS_REFUSED)).isEqualTo(1);
    connections.getFirst().close();
    eventually(() -> assertThat(site.get("/x").status()).isEqualTo(302));

    connections.forEach(Wire::close);
    assertNothingIsOpen();
  }

  @Test
  void connection_withoutAWholeRequestInTime_isClosedOnce() throws Throwable {
    try (var silent = new Wire(site.port());
        var trickling = new Wire(site.port()).send("GET /x HTTP/1.1⏎");
        var waiting =
            new Wire(site.port()).send("GET /x/qr.svg" + HOST + "⏎").send("GET /x" + HOST)) {
      waiting.readTo("</svg>");
      site.moveTo(Site.NOON.plusSeconds(11));
      silent.awaitEnd();
      trickling.send("A: b⏎");
      trickling.awaitEnd();
      site.moveTo(Site.NOON.plusSeconds(76));
      waiting.awaitEnd();
    }

    assertNothingIsOpen();
    assertThat(site.metric(RouteMeters.CONNECTIONS_EXPIRED)).isEqualTo(3);
  }

  /// The passwords that were sent wait for each other, for longer than it takes to look for
  /// connections whose time is over. Those that are answered by then may be closed: 76 seconds have
  /// passed for them without a request.
  @Test
  void connection_thatWaitsForItsAnswer_isNotClosedForWantOfARequest() throws Throwable {
    site.link("locked", LOCK);
    List<Wire> waiting = new ArrayList<>();
    for (int i = 0; i < PASSWORDS; i++) {
      waiting.add(
          new Wire(site.port())
              .send(
                  ("POST /locked%sX-Forwarded-For: 203.0.%d.1⏎"
                          + "Content-Type: application/x-www-form-urlencoded⏎"
                          + "Content-Length: 11⏎⏎password=no")
                      .formatted(HOST, i)));
    }
    eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS)).isEqualTo(waiting.size()));
    // Between two ticks an event loop reads all that has come, so every request is in the service.
    site.awaitTick();
    site.awaitTick();
    site.moveTo(Site.NOON.plusSeconds(76));

    for (Wire connection : waiting) {
      connection.readTo("That was not the password.");
      connection.close();
    }
  }

  /// A hundred thousand of them would take a quarter of a gigabyte.
  @Test
  void answers_thatNobodyReads_stopTheReadingAndAreCutOff() throws Throwable {
    int sent = 100_000;
    List<Wire> deaf = new ArrayList<>();
    for (String path : List.of("/none", "/x", "/x/qr.svg")) {
      var connection = new Wire(site.port());
      deaf.add(connection);
      connection.flood("GET " + path + HOST + "Accept: text/html⏎⏎", sent);
    }

    // However long the clients go on: only what the kernel takes was answered.
    for (int second = 1; site.metric(RouteMeters.CONNECTIONS_UNREAD) < deaf.size(); second++) {
      assertThat(second).isLessThan(60);
      assertThat(site.get("/x").status()).isEqualTo(302);
      site.moveTo(Site.NOON.plusSeconds(second));
      site.awaitTick();
    }

    deaf.forEach(Wire::awaitEnd);
    assertThat(site.metric(RouteMeters.ANSWERS)).isLessThan(sent / 10);
    deaf.forEach(Wire::close);
    assertNothingIsOpen();
    assertThat(site.metric(RouteMeters.HELD_BYTES)).isZero();
  }

  @Test
  void requests_manyAtOnce_areAnsweredInTheirOrder() throws Throwable {
    var sent = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      switch (i % 5) {
        case 0 -> add(sent, expected, "GET /x", "302");
        case 1 -> add(sent, expected, "GET /x/qr.svg", "200");
        case 2 -> add(sent, expected, "HEAD /none", "404");
        case 3 -> add(sent, expected, "GET /robots.txt", "200");
        default -> add(sent, expected, "GET /x?agent=" + i, "302");
      }
    }

    try (var connection = new Wire(site.port())) {
      connection.sendLater(sent + "GET /none" + HOST + "Connection: close⏎⏎GET /x" + HOST + "⏎");
      expected.add("404");
      assertThat(
              Pattern.compile("HTTP/1\\.1 (\\d{3})")
                  .matcher(connection.readAll())
                  .results()
                  .map(line -> line.group(1)))
          .containsExactlyElementsOf(expected);
    }
    assertNothingIsOpen();
  }

  private static void add(StringBuilder sent, List<String> expected, String line, String status) {
    sent.append(line).append(HOST).append("User-Agent: ").append(expected.size()).append("⏎⏎");
    expected.add(status);
  }

  @Test
  void requests_thatTogetherAreTooLarge_costTheOldestOfThemTheirConnections() throws Throwable {
    site.close();
    open(100_000, 0, PROXIES);
    List<Wire> unfinished = new ArrayList<>();
    for (int i = 0; i < MOST - 1; i++) {
      unfinished.add(
          new Wire(site.port()).send("GET /x" + HOST + "A: ").send("a".repeat(7_000)).send("⏎B: "));
    }

    eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS_OVERRUN)).isGreaterThan(40));
    assertThat(site.metric(RouteMeters.HELD_BYTES)).isBetween(50_000L, 100_000L);
    for (int i = 0; i < 20; i++) {
      Response large = site.get("/none", "Accept: text/html", "Cookie: " + "a".repeat(10_000));
      assertThat(large.status()).isEqualTo(404);
      assertThat(site.get("/x/qr.svg").status()).isEqualTo(200);
    }

    unfinished.forEach(Wire::close);
    assertNothingIsOpen();
    assertThat(site.metric(RouteMeters.HELD_BYTES)).isZero();
  }

  @Test
  void request_withoutEnd_isCutOff() throws Throwable {
    try (var connection = new Wire(site.port())) {
      connection.flood("⏎", 100_000);
      connection.awaitEnd();
    }

    assertNothingIsOpen();
    assertThat(site.metric(RouteMeters.HELD_BYTES)).isZero();
  }

  @Test
  void requests_large_areCountedWhileTheyAreReadOnly() throws Throwable {
    try (var connection = new Wire(site.port())) {
      for (int i = 0; i < 300; i++) {
        connection.send("HEAD /x" + HOST + "A: " + "a".repeat(7_000) + "⏎⏎");
        assertThat(connection.readTo("\r\n\r\n")).startsWith("HTTP/1.1 302");
      }
      assertThat(site.metric(RouteMeters.HELD_BYTES)).isZero();
    }
  }

  @Test
  void network_aboveItsBound_losesItsOldestIdleConnection() throws Throwable {
    site.close();
    open(HELD_BYTES, 10, OTHER_PROXIES);
    List<Wire> idle = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      idle.add(new Wire(site.port()).send("HEAD /x" + HOST + "⏎"));
      idle.getLast().readTo("\r\n\r\n");
    }

    List<Wire> newcomers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      newcomers.add(new Wire(site.port()).send("HEAD /x" + HOST + "⏎"));
      assertThat(newcomers.getLast().readTo("\r\n\r\n")).startsWith("HTTP/1.1 302");
      idle.get(i).awaitEnd();
    }

    eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS)).isEqualTo(10));
    assertThat(site.metric(RouteMeters.CONNECTIONS_EXCHANGED)).isEqualTo(5);
    assertThat(site.metric(RouteMeters.CONNECTIONS_REFUSED)).isZero();
    idle.getLast().send("HEAD /x" + HOST + "⏎");
    assertThat(idle.getLast().readTo("\r\n\r\n")).startsWith("HTTP/1.1 302");

    idle.forEach(Wire::close);
    newcomers.forEach(Wire::close);
    assertNothingIsOpen();
    assertThat(site.slots().networks()).isZero();
  }

  @Test
  void network_thatTakesAllSlots_isAnsweredAllTheSame() throws Throwable {
    site.close();
    open(HELD_BYTES, MOST / 2, OTHER_PROXIES);
    List<Wire> silent = new ArrayList<>();
    for (int i = 0; i < 5 * MOST; i++) {
      silent.add(new Wire(site.port()));
      if (i % MOST == 0) {
        assertThat(site.get("/x").status()).isEqualTo(302);
      }
    }

    assertThat(site.get("/x").status()).isEqualTo(302);
    assertThat(site.metric(RouteMeters.CONNECTIONS)).isLessThanOrEqualTo(MOST);
    silent.forEach(Wire::close);
    assertNothingIsOpen();
  }

  @Test
  void proxy_thatIsTrusted_hasNoBound() throws Throwable {
    site.close();
    open(HELD_BYTES, 1, PROXIES);
    List<Wire> idle = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      idle.add(new Wire(site.port()).send("HEAD /x" + HOST + "⏎"));
      idle.getLast().readTo("\r\n\r\n");
    }

    assertThat(site.metric(RouteMeters.CONNECTIONS)).isEqualTo(10);
    assertThat(site.metric(RouteMeters.CONNECTIONS_EXCHANGED)).isZero();
    idle.forEach(Wire::close);
    assertNothingIsOpen();
  }
}
