package dev.waymark.redirect.route;

import static dev.waymark.redirect.route.Site.HUMAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickEvent;
import dev.waymark.redirect.RawHttp.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests whose end, or whose beginning, can be read in two ways. Abuse case R3.
class FramingTest {
  private static final String HOST = " HTTP/1.1⏎Host: go.example.com⏎";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded⏎";

  /// Counts a click when anybody takes it for a request.
  private static final String SMUGGLED = "GET /smuggled" + HOST + HUMAN + "⏎⏎";

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d (\\d{3}) ");
  private static final AtomicInteger STRANGERS = new AtomicInteger();

  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    site.link("x", "'password': 'no hash', 'password_version': 1");
    site.link("first", "");
    site.link("smuggled", "");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  /// The statuses of all that comes back until the server closes.
  private List<Integer> statuses(String wire) {
    Response response = site.http().send(wire);
    Stream<Integer> more =
        STATUS_LINE
            .matcher(response.body())
            .results()
            .map((MatchResult line) -> Integer.parseInt(line.group(1)));
    return Stream.concat(Stream.of(response.status()), more).toList();
  }

  private List<String> clicked() {
    return site.clicks().stream().map(ClickEvent::link).toList();
  }

  /// A request that is answered after some time, for its User-Agent is new; what comes behind it
  /// has been read by then.
  private static String first() {
    String agent = "User-Agent: Stranger/" + STRANGERS.incrementAndGet();
    return "GET /first" + HOST + agent + "⏎⏎";
  }

  static Stream<String> misframed() {
    Stream<String> heads =
        Stream.of(
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: ,chunked",
            "Transfer-Encoding: chunked,",
            "Transfer-Encoding: chunked⏎Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked⏎Transfer-Encoding: gzip",
            "Transfer-Encoding: gzip⏎Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked⏎Content-Length: 0",
            "Content-Length: 0⏎Transfer-Encoding: Chunked",
            "Content-Length: 0⏎Transfer-Encoding: gzip",
            "Content-Length: 0⏎Content-Length: 0",
            "Content-Length: 0⏎Content-Length: 5",
            "Content-Length: 0, 0",
            "Content-Length: +0",
            "Content-Length: -1",
            "Content-Length: 0x0",
            "Content-Length: 99999999999999999999",
            "Content-Length:",
            "Content-Length : 0",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:⏎ chunked",
            "Transfer-Encoding: chun⏎ ked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding: \u00a0chunked",
            "Transfer-Encoding: chunked;q=1",
            "Transfer-Encoding: \"chunked\"",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunkedx",
            "Transfer-Encoding:",
            "Transfer-\u0001Encoding: chunked",
            ": chunked",
            "nocolon");
    return heads.flatMap(
        head -> Stream.of("GET", "HEAD", "POST", "PUT", "FOO").map(m -> m + " /x" + HOST + head));
  }

  @ParameterizedTest
  @MethodSource("misframed")
  void request_misframed_isTheLastThatIsAnswered(String request) {
    String body = request.toLowerCase(Locale.ROOT).contains("chunked") ? "0⏎⏎" : "";
    String wire = request + "⏎" + FORM + "⏎" + body + SMUGGLED + SMUGGLED;

    assertThat(statuses(wire)).hasSize(1).isSubsetOf(400, 405, 413, 501);
    assertThat(clicked()).isEmpty();

    List<Integer> queued = statuses(first() + wire);
    assertThat(queued).hasSize(2).startsWith(302);
    assertThat(queued.getLast()).isIn(400, 405, 413, 501);
    assertThat(clicked()).containsExactly("lnk_first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /x{host}⏎",
        "PUT /x{host}Content-Length: 3⏎⏎abc",
        "POST /first{host}Content-Length: 3⏎⏎abc",
        "POST /none{host}Transfer-Encoding: chunked⏎⏎3⏎abc⏎0⏎⏎",
        "POST /x{host}Content-Length: 3⏎⏎abc",
        "POST /x{host}{form}Content-Length: 65537⏎⏎",
        "POST /x{host}{form}Expect: the unexpected⏎Content-Length: 3⏎⏎abc",
        "GET /x{host}Content-Length: 3⏎⏎abc",
        "HEAD /x{host}Transfer-Encoding: chunked⏎⏎3⏎abc⏎0⏎⏎",
        "GET /%zz{host}⏎",
        "GET x{host}⏎",
        "GET /x{host}Host: go.example.com⏎⏎",
        "GET /x HTTP/1.1⏎⏎",
        "GET /x HTTP/9.9⏎Host: go.example.com⏎⏎",
        "nonsense⏎⏎"
      })
  void request_refused_isTheLastThatCounts(String request) {
    String wire = request.replace("{host}", HOST).replace("{form}", FORM) + SMUGGLED + SMUGGLED;

    assertThat(statuses(wire)).hasSize(1).isSubsetOf(400, 405, 413, 417);
    assertThat(statuses(first() + wire)).hasSize(2).startsWith(302);
    assertThat(clicked()).containsExactly("lnk_first");
  }

  @Test
  void refusal_ofACoding_saysWhetherTheEndIsKnown() {
    assertThat(statuses("POST /x" + HOST + "Transfer-Encoding: gzip, chunked⏎⏎")).containsOnly(501);
    assertThat(statuses("POST /x" + HOST + "Transfer-Encoding: chunked, gzip⏎⏎")).containsOnly(400);
    assertThat(statuses("POST /x" + HOST + "Transfer-Encoding: gzip⏎⏎")).containsOnly(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", "\tchunked \t"})
  void body_chunked_isReadToItsEndAndNoFurther(String coding) {
    String form = "POST /x" + HOST + FORM + "Transfer-Encoding:" + coding + "⏎⏎";
    String chunks = "5;a=\"b\"⏎passw⏎0d⏎ord=something⏎0⏎Trailer: yes⏎⏎";
    String last = "GET /first" + HOST + HUMAN + "⏎Connection: close⏎⏎";

    assertThat(statuses(form + chunks + form + chunks + last)).containsExactly(200, 200, 302);
    assertThat(clicked()).containsExactly("lnk_first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz⏎",
        "⏎",
        "-1⏎",
        "+5⏎hello⏎",
        "0x5⏎hello⏎",
        "5⏎hello!!⏎",
        "5\nhello\n0\n\n",
        "fffffffffffffffff⏎",
        "5⏎hello⏎zz⏎"
      })
  void chunk_broken_isAnsweredInItsTurnAndEndsTheConnection(String chunks) {
    String wire =
        "POST /x" + HOST + FORM + "Transfer-Encoding: chunked⏎⏎" + chunks + "0⏎⏎" + SMUGGLED;

    assertThat(statuses(wire)).containsExactly(400);
    assertThat(statuses(first() + first() + wire)).containsExactly(302, 302, 400);
    assertThat(clicked()).containsExactly("lnk_first", "lnk_first");
  }

  @Test
  void chunk_brokenLater_isAnsweredToo() {
    try (var visitor = new Wire(site.port())) {
      visitor.send("POST /x" + HOST + FORM + "Transfer-Encoding: chunked⏎⏎5⏎hello⏎");
      visitor.send("nonsense⏎");

      assertThat(visitor.readTo("\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request\r\n");
      visitor.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9", "FOO/1.1", "HTTP/1.1x"})
  void version_unknown_isAnsweredInOneThatIsKnown(String version) {
    for (String header : List.of("Accept: */*", "no colon")) {
      try (var visitor = new Wire(site.port())) {
        visitor.send("GET /first " + version + "⏎Host: go.example.com⏎" + header + "⏎⏎");

        assertThat(visitor.readTo("\r\n\r\n"))
            .matches("(?s)HTTP/1\\.[01] 400 Bad Request\r\n.*")
            .containsIgnoringCase("connection: close");
        visitor.awaitEnd();
      }
    }
  }

  @Test
  void refusal_ofWhatCannotBeRead_isACountedProblem() {
    long before = site.metric(RouteMeters.ANSWERS);
    Response response = site.http().send("GET /x HTTP/1.1⏎Host : go.example.com⏎⏎");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.value("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains("\"status\":400");
    assertThat(site.metric(RouteMeters.ANSWERS)).isEqualTo(before + 1);
    assertThat(site.get("/x?" + "a".repeat(9_000)).body()).contains("\"status\":414");
    assertThat(site.get("/x", "A: " + "a".repeat(21_000)).body()).contains("\"status\":431");
  }

  // ---- Expect

  @Test
  void form_announced_isAskedForAndAnswered() {
    try (var visitor = new Wire(site.port())) {
      visitor.send("POST /x" + HOST + FORM + "Expect: 100-Continue⏎Content-Length: 10⏎⏎");
      assertThat(visitor.readTo("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      visitor.send("password=x");
      assertThat(visitor.readTo("</html>\n"))
          .startsWith("HTTP/1.1 200 OK")
          .contains("That was not the password.");
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /x{host}{form}Expect: 100-continue⏎Content-Length: 65537⏎⏎              | 413",
        "POST /x{host}Expect: 100-continue⏎Content-Length: 10⏎⏎                       | 400",
        "POST /first{host}{form}Expect: 100-continue⏎Content-Length: 10⏎⏎             | 405",
        "PUT /x{host}{form}Expect: 100-continue⏎Content-Length: 10⏎⏎                  | 405",
        "POST /x{host}{form}Expect: a miracle⏎Content-Length: 10⏎⏎                    | 417",
        "POST /x{host}{form}Expect: 100-continue, a miracle⏎Content-Length: 10⏎⏎      | 417",
        "POST /x{host}{form}Expect: 100-continue⏎Expect: a miracle⏎Content-Length: 1⏎⏎| 417",
      })
  void form_announcedAndNotWanted_isRefusedForGood(String request, int status) {
    assertThat(statuses(request.replace("{host}", HOST).replace("{form}", FORM)))
        .containsExactly(status);
  }

  @Test
  void visit_withAnExpectation_isAnsweredAtOnce() {
    assertThat(site.get("/first", "Expect: 100-continue").status()).isEqualTo(302);
    assertThat(
            statuses(
                "POST /x HTTP/1.0⏎Host: go.example.com⏎"
                    + FORM
                    + "Expect: 100-continue⏎Content-Length: 10⏎⏎password=x"))
        .containsExactly(200);
  }

  // ---- absolute form

  @Test
  void target_inAbsoluteForm_isServedForItsAuthority() {
    site.link("y", "'forward_params': ['a']");

    Response response =
        site.http()
            .send(
                "GET http://go.example.com:80/y?a=1&utm_source=mail HTTP/1.1⏎Host: evil.example⏎"
                    + HUMAN
                    + "⏎Connection: close⏎⏎");

    assertThat(response.value("Location")).isEqualTo("https://target.example/?a=1");
    assertThat(site.click().utm().source()).isEqualTo("mail");
    assertThat(statuses("GET http://evil.example/y" + HOST + "Connection: close⏎⏎"))
        .containsExactly(404);
    assertThat(statuses("GET http://go.example.com/y HTTP/1.1⏎⏎")).containsExactly(400);
    assertThat(statuses("GET http://go.example.com/y" + HOST + HOST.substring(10) + "⏎"))
        .as("two hosts")
        .containsExactly(400);
  }
}
