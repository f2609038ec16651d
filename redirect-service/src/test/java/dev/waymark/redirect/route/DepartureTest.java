package dev.waymark.redirect.route;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartureTest {
  private static final String HOST = " HTTP/1.1⏎Host: go.example.com⏎⏎";
  private static final String END = "\r\n\r\n";

  private Site site;

  @TempDir Path directory;

  @BeforeEach
  void open() throws Exception {
    site = new Site(directory);
    site.link("x", "");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void answers_beforeIt_leaveTheConnectionOpen() {
    try (var wire = new Wire(site.port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(wire.send("HEAD /x" + HOST).readTo(END))
            .startsWith("HTTP/1.1 302")
            .doesNotContainIgnoringCase("connection:");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /x", "HEAD /x", "HEAD /none", "HEAD /robots.txt", "HEAD /x/qr.svg"})
  void answers_fromThenOn_areTheLastOfTheirConnections(String request) {
    try (var kept = new Wire(site.port());
        var fresh = new Wire(site.port())) {
      kept.send("HEAD /x" + HOST).readTo(END);

      site.departure().begin();

      for (Wire wire : new Wire[] {kept, fresh}) {
        // What is sent behind it gets no answer, and so is sent again elsewhere.
        String all = wire.send(request + HOST + request + HOST).readAll().toLowerCase(Locale.ROOT);
        assertThat(all).contains("\r\nconnection: close\r\n");
        assertThat(all.split("http/1.1 ", -1)).as(all).hasSize(2);
      }
    }
  }

  @Test
  void keepAlive_ofAnOldClient_endsToo() {
    site.departure().begin();
    try (var wire = new Wire(site.port())) {
      String all =
          wire.send("GET /x HTTP/1.0⏎Host: go.example.com⏎Connection: keep-alive⏎⏎").readAll();

      assertThat(all).containsIgnoringCase("connection: close");
      assertThat(all).doesNotContainIgnoringCase("keep-alive");
    }
  }

  @Test
  void idleConnections_fromThenOn_stayOpenUntilTheServerStops() throws Throwable {
    try (var idle = new Wire(site.port());
        var other = new Wire(site.port())) {
      idle.send("HEAD /x" + HOST).readTo(END);
      site.departure().begin();
      other.send("HEAD /x" + HOST).readAll();

      eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS)).isEqualTo(1));
      assertThat(idle.send("HEAD /x" + HOST).readAll()).startsWith("HTTP/1.1 302");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /x", "GET /x HTTP/1.1⏎", "GET /x HTTP/1.1⏎Host: go.example.com⏎"})
  void request_begunBeforeTheServerStops_isAnswered(String begun) throws Throwable {
    String rest = ("GET /x" + HOST).substring(begun.length());
    try (var wire = new Wire(site.port())) {
      // Behind a whole one, whose answer says that it has come.
      wire.send("HEAD /x" + HOST + begun).readTo(END);
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(site::stop);
      eventually(
          () ->
              assertThatThrownBy(() -> new Wire(site.port()).close())
                  .isInstanceOf(UncheckedIOException.class));

      assertThat(wire.send(rest).readAll()).startsWith("HTTP/1.1 302");
      stopping.join();
    }
  }
}
