package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTransportTest {
  private static final UUID NODE = new UUID(1, 2);
  private static final ProducerCredential CREDENTIAL =
      ProducerCredential.derive("s".repeat(32), NODE, 1);

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
                  + exchange.getRequestHeaders().getFirst("X-API-Key")
                  + ' '
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + ' '
                  + sent.length);
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    transport = transport(() -> CREDENTIAL, null);
  }

  private HttpTransport transport(Credentials credentials, @Nullable String sharedKey) {
    return new HttpTransport(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
        credentials,
        sharedKey);
  }

  private static byte[] batch(UUID producer) {
    ByteBuffer batch = ByteBuffer.allocate(ClickBatch.HEADER_BYTES);
    ClickBatch.writeHeader(new BatchHeader(producer, 1, 1, 1, 1, 1, 2, 1), batch);
    return batch.array();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void deliver_batch_isPostedWithTheCredential() {
    status = 200;
    body = "{}";
    assertThat(transport.deliver(batch(NODE))).isEqualTo(new Transport.Confirmed());
    assertThat(requests)
        .containsExactly(
            "POST /api/ingest/clicks Waymark-Producer "
                + CREDENTIAL.text()
                + " null application/vnd.waymark.clicks 80");
  }

  /// An analytics service of the version before looks at the key alone.
  @Test
  void deliver_withASharedKey_sendsItInAnotherHeader() {
    status = 200;
    body = "{}";
    transport(() -> CREDENTIAL, "secret").deliver(batch(NODE));
    transport(Credentials.NONE, "secret").deliver(batch(NODE));
    assertThat(requests)
        .containsExactly(
            "POST /api/ingest/clicks Waymark-Producer "
                + CREDENTIAL.text()
                + " secret application/vnd.waymark.clicks 80",
            "POST /api/ingest/clicks null secret application/vnd.waymark.clicks 80");
  }

  @Test
  void deliver_credentialOfAnotherJournal_isNotSent() {
    status = 200;
    assertThat(transport.deliver(batch(new UUID(1, 3))))
        .isInstanceOfSatisfying(
            Transport.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains(NODE.toString(), new UUID(1, 3).toString())
                    .doesNotContain(CREDENTIAL.text()));
    assertThat(requests).isEmpty();
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
        "403 | {\"detail\": \"No\\nmore.\"} | Failed[reason=HTTP 403: No more.]",
        "404 | {} | Failed[reason=HTTP 404]",
        "301 | {} | Failed[reason=HTTP 301]",
        "503 | '' | Failed[reason=HTTP 503]",
      })
  void deliver_answer_isUnderstood(int answer, String text, String reply) {
    status = answer;
    body = text;
    assertThat(transport.deliver(batch(NODE))).hasToString(reply);
  }

  @Test
  void deliver_answerThatIsNoJson_isAFailure() {
    status = 409;
    body = "<html>";
    assertThat(transport.deliver(batch(NODE))).isInstanceOf(Transport.Failed.class);
  }

  @Test
  void deliver_nobodyThere_isAFailure() {
    server.stop(0);
    assertThat(transport.deliver(batch(NODE))).isInstanceOf(Transport.Failed.class);
  }
}
