package dev.waymark.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for whatever comes in at a service's door, before any operation looks at it. A
/// service's own test is a subclass.
public abstract class EdgeChecks {
  private static final int MADE_UP = 2_000;

  /// Of whoever answers requests. Others may have something to say meanwhile: jobs, and the log of
  /// refusals about the test before.
  private static final List<String> LOGGERS =
      List.of(
          "io.netty",
          "io.quarkus",
          "io.vertx",
          "org.jboss.resteasy",
          "dev.waymark.service.problem");

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final String REFUSALS = "dev.waymark.service.access";

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          String logger = String.valueOf(line.getLoggerName());
          if (line.getLevel().intValue() >= Level.WARNING.intValue()
              && LOGGERS.stream().anyMatch(logger::startsWith)) {
            errors.add(logger + ": " + line.getMessage());
          } else if (logger.startsWith(REFUSALS)) {
            refusals.add(line.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /// The port of the service's API.
  protected abstract int port();

  /// A key that may read.
  protected abstract String key();

  /// The address of an operation that answers GET with that key, but no PUT.
  protected abstract String readable();

  /// Its template.
  protected abstract String template();

  /// The address of an operation that takes a body by POST.
  protected abstract String writable();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(listener);
  }

  @AfterEach
  void listenNoMore() {
    Logger.getLogger("").removeHandler(listener);
  }

  private String send(String... lines) {
    return RawHttp.send(port(), String.join("\r\n", lines) + "\r\n\r\n");
  }

  private static void assertProblem(String answer, int status) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":" + status);
  }

  @Test
  void request_withoutHost_is400AndNoErrorOfOurs() {
    assertProblem(send("GET " + readable() + " HTTP/1.1", "Connection: close"), 400);
    assertThat(errors).isEmpty();
  }

  /// A wrong method is no unknown address, and the answer says which ones there are.
  @Test
  void operation_anyOtherMethod_is405WithAllow() throws IOException {
    String[] description =
        send(
                "GET /q/openapi?format=json HTTP/1.1",
                "Host: localhost",
                "Accept-Encoding: identity",
                "Connection: close")
            .split("\r\n\r\n", 2);
    JsonNode paths = new ObjectMapper().readTree(unchunked(description[1])).path("paths");
    assertThat(paths.size()).isGreaterThan(10);
    var wrong = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String address = path.getKey().replaceAll("\\{[a-z_]+}", "x");
      // An address such as links/bulk is also that of a link of that name.
      Set<String> there = new TreeSet<>();
      for (Map.Entry<String, JsonNode> other : paths.properties()) {
        if (address.matches(other.getKey().replaceAll("\\{[a-z_]+}", "[^/]+"))) {
          other.getValue().fieldNames().forEachRemaining(method -> there.add(upperCase(method)));
        }
      }
      there.retainAll(METHODS);
      for (String method : METHODS) {
        if (there.contains(method)) {
          continue;
        }
        String answer =
            send(
                method + " " + address + " HTTP/1.1",
                "Host: localhost",
                "X-API-Key: " + key(),
                "Content-Length: 0",
                "Connection: close");
        if (!answer.startsWith("HTTP/1.1 405 ") || !allowed(answer).containsAll(there)) {
          wrong.add(
              method
                  + " "
                  + path.getKey()
                  + ": "
                  + answer.lines().findFirst().orElse("")
                  + " allow="
                  + allowed(answer)
                  + " of "
                  + there);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> allowed(String answer) {
    return answer
        .lines()
        .filter(line -> line.regionMatches(true, 0, "allow:", 0, 6))
        .flatMap(line -> Arrays.stream(line.substring(6).split(",")))
        .map(String::strip)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String upperCase(String method) {
    return method.toUpperCase(Locale.ROOT);
  }

  /// The body of an answer, which came in chunks when it has their lengths.
  private static String unchunked(String body) {
    int from = body.indexOf('{');
    int to = body.lastIndexOf('}') + 1;
    return body.substring(from, to).replaceAll("\r\n[0-9a-fA-F]+\r\n", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/%", "/api/%zz", "/api/%e", "/%ff%", "/q/%x", "/a|b", "/a?b=^", "//["})
  void request_addressThatCannotBeRead_is400(String address) {
    assertProblem(
        send("GET " + address + " HTTP/1.1", "Host: localhost", "Connection: close"), 400);
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"
      })
  void request_ofAnUnknownCoding_isRefusedAndWhatFollowsIsNoRequest(String coding) {
    String answer =
        send(
            "POST " + writable() + " HTTP/1.1",
            "Host: localhost",
            "X-API-Key: " + key(),
            "Content-Type: application/json",
            coding,
            "",
            "GET " + readable() + " HTTP/1.1",
            "Host: localhost",
            "X-API-Key: " + key());
    assertProblem(answer, 400);
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @Test
  void request_bodyBeyondAllBounds_is413Unread() {
    assertProblem(
        send(
            "POST " + writable() + " HTTP/1.1",
            "Host: localhost",
            "X-API-Key: " + key(),
            "Content-Type: application/json",
            "Content-Length: 99999999999"),
        413);
  }

  @Test
  void request_thatExpectsToBeAskedOn_isAskedOn() {
    assertThat(
            send(
                "POST " + writable() + " HTTP/1.1",
                "Host: localhost",
                "X-API-Key: " + key(),
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Connection: close",
                "Content-Length: 2",
                "",
                "{}"))
        .startsWith("HTTP/1.1 100 ");
  }

  @Test
  void request_thatAsksForHttp2_getsHttp1() {
    String get =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n".formatted(readable(), key());
    assertThat(
            RawHttp.send(
                port(),
                get
                    + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n"
                    + get
                    + "Connection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContain("HTTP/1.1 101 ");
    assertThat(RawHttp.send(port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
        .doesNotContain("\u0000\u0000\u0000\u0004");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x\r\n{}\r\n0\r\n\r\n", "2;\r\n{}!\r\n0\r\n\r\n", "-1\r\n", "2\r\n{}\r\nz\r\n"})
  void request_brokenChunk_is400AndNoErrorOfOurs(String body) {
    assertProblem(
        RawHttp.send(
            port(),
            "POST %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n%s"
                .formatted(writable(), key(), body)),
        400);
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/1.7", "HTTP/x", "HTP/1.1"})
  void request_ofAVersionThatNobodyKnows_isAnsweredAndClosed(String version) {
    assertThat(RawHttp.send(port(), "GET / " + version + "\r\nHost: localhost\r\n\r\n"))
        .matches("(?s)HTTP/1\\.[01] 400 .*");
    assertThat(errors).isEmpty();
  }

  @Test
  void request_refused_standsInTheLogWithoutItsKey() {
    assertProblem(
        send(
            "GET " + readable() + " HTTP/1.1",
            "Host: localhost",
            "X-API-Key: wmk_made-up-key",
            "Connection: close"),
        401);
    assertThat(refusals)
        .last()
        .asString()
        .startsWith("Refused status=401 who=nobody from=127.0.0.1 what=GET " + template())
        .doesNotContain("made-up-key");
  }

  @Test
  void request_cutOffByItsClient_isNoErrorOfOurs() {
    for (int i = 0; i < 20; i++) {
      RawHttp.hangUp(
          port(),
          "POST %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
              .formatted(writable(), key()));
      RawHttp.hangUp(
          port(),
          "GET %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
              .formatted(readable(), key()));
    }
    // Answered after those above were dealt with, or near enough for most of them to be.
    for (int i = 0; i < 20; i++) {
      send(
          "GET " + readable() + " HTTP/1.1",
          "Host: localhost",
          "X-API-Key: " + key(),
          "Connection: close");
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void metrics_afterThousandsOfMadeUpRequests_haveRoomForAnOperation() {
    var requests = new StringBuilder();
    for (int i = 0; i < MADE_UP; i++) {
      requests.append(
          switch (i % 5) {
            case 0 -> "GET /made/up" + i;
            case 1 -> "PUT " + readable().replaceFirst("ws_[^/]*", "ws_" + i);
            case 2 -> "MADE" + i + " " + readable();
            case 3 -> "PUT /api/workspaces/ws_" + i;
            default -> "POST /q/%6fpenapi" + i;
          });
      requests.append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    requests.append("GET /noHost HTTP/1.1\r\nConnection: close\r\n\r\n");
    String answers = RawHttp.send(port(), requests.toString());
    assertThat(answers.substring(0, 100)).startsWith("HTTP/1.1 404 ");

    assertThat(
            send(
                "GET " + readable() + " HTTP/1.1",
                "Host: localhost",
                "X-API-Key: " + key(),
                "Connection: close"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(labels("uri")).contains(template()).doesNotContain("/made/up0").hasSizeLessThan(60);
    assertThat(labels("method")).noneMatch(method -> method.startsWith("MADE"));
  }

  private static Set<String> labels(String name) {
    return Metrics.globalRegistry.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> id.getName().equals("http.server.requests"))
        .map(id -> Objects.toString(id.getTag(name), ""))
        .collect(Collectors.toSet());
  }
}
