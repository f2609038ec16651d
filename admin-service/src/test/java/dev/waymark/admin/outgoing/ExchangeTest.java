package dev.waymark.admin.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/whole",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[4]);
          }
        });
    server.createContext(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          OutputStream body = exchange.getResponseBody();
          body.write(new byte[2]);
          body.flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private int lengthOf(String path, Duration within, long mostBytes) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return Exchange.of(client, request, within, mostBytes).body().length;
    }
  }

  @Test
  void of_answerWithinItsBounds_isThatAnswer() throws IOException {
    assertThat(lengthOf("/whole", LONG, 4)).isEqualTo(4);
  }

  @Test
  void of_longerBody_isNoAnswer() {
    assertThatIOException().isThrownBy(() -> lengthOf("/whole", LONG, 3));
  }

  @Test
  void of_bodyThatNeverEnds_isNoAnswer() {
    assertThatIOException().isThrownBy(() -> lengthOf("/half", Duration.ofMillis(500), 4));
  }
}
