package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final String HOST = " HTTP/1.1⏎Host: go.example.com⏎";

  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site =
        new Site(directory, new Site.Limits(MOST, Duration.ofSeconds(10), Duration.ofSeconds(75)));
    site.link("x", "");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  private void assertNothingIsOpen() {
    site.eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS)).isZero());
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
  void slots_whateverWasSent_areFreeWhenItsSocketsAreClosed(String sent) {
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
  void slots_allTaken_refuseUntilOneIsFree() {
    List<Wire> connections = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      connections.add(new Wire(site.port()).send("HEAD /x" + HOST + "⏎"));
      connections.getLast().readTo("\r\n\r\n");
    }
    assertThat(site.metric(RouteMeters.CONNECTIONS)).isEqualTo(MOST);

    assertThat(site.get("/x").status()).as("closed unanswered").isZero();
    assertThat(site.metric(RouteMeters.CONNECTIONS_REFUSED)).isEqualTo(1);
    connections.getFirst().close();
    site.eventually(() -> assertThat(site.get("/x").status()).isEqualTo(302));

    connections.forEach(Wire::close);
    assertNothingIsOpen();
  }

  @Test
  void connection_withoutAWholeRequestInTime_isClosedOnce() {
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
}
