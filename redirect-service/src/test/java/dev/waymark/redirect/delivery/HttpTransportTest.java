package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTransportTest {
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private HttpTransport transport;
  private int status;
  private String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] sent = exchange.getRequestBody().readAllBytes();
          requests.add(
              exchange.getRequestMethod()
                  + ' '
                  + exchange.getRequestURI()
                  + ' '
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + ' '
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + ' '
                  + new String(sent, StandardCharsets.US_ASCII));
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    transport =
        new HttpTransport(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "secret");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void deliver_batch_isPostedWithTheKey() {
    status = 200;
    body = "{}";
    assertThat(transport.deliver("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new Transport.Confirmed());
    assertThat(requests)
        .containsExactly(
            "POST /api/ingest/clicks Bearer secret application/vnd.waymark.clicks abc");
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"next_sequence\": 5} | Confirmed[]",
        "409 | {\"expected_sequence\": 5} | Rewind[expected=5]",
        "409 | {\"type\": \"urn:waymark:problem:superseded\"} | Superseded[]",
        "409 | {\"expected_sequence\": \"5\"} | Superseded[]",
        "400 | {} | Failed[reason=HTTP 400]",
        "401 | {} | Failed[reason=HTTP 401]",
        "404 | {} | Failed[reason=HTTP 404]",
        "301 | {} | Failed[reason=HTTP 301]",
        "503 | '' | Failed[reason=HTTP 503]",
      })
  void deliver_answer_isUnderstood(int answer, String text, String reply) {
    status = answer;
    body = text;
    assertThat(transport.deliver(new byte[1])).hasToString(reply);
  }

  @Test
  void deliver_answerThatIsNoJson_isAFailure() {
    status = 409;
    body = "<html>";
    assertThat(transport.deliver(new byte[1])).isInstanceOf(Transport.Failed.class);
  }

  @Test
  void deliver_nobodyThere_isAFailure() {
    server.stop(0);
    assertThat(transport.deliver(new byte[1])).isInstanceOf(Transport.Failed.class);
  }
}
