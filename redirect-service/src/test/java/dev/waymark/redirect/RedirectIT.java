package dev.waymark.redirect;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.password.PasswordHash;
import dev.waymark.redirect.RawHttp.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged service, over sockets.
@QuarkusIntegrationTest
@QuarkusTestResource(RunningNode.class)
class RedirectIT {
  private static final String HUMAN =
      "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/139.0.0.0 Safari/537.36";
  private static final String BROWSER = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String API = "Accept: application/json";

  private @Nullable RunningNode started;
  private RawHttp http;

  @BeforeEach
  void awaitReadiness() throws Throwable {
    http = new RawHttp(node().port());
    eventually(() -> assertThat(management("/q/health/ready").statusCode()).isEqualTo(200));
  }

  private RunningNode node() {
    return Objects.requireNonNull(started, "not injected");
  }

  static List<Vectors.Case> vectors() {
    return Vectors.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void get_vector_leadsWhereItMust(Vectors.Case visit) {
    Response response =
        http.get("/" + visit.slug() + visit.query(), visit.headers().toArray(String[]::new));

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.value("Location")).isEqualTo(visit.location());
  }

  @Test
  void get_link_isAnsweredWithExactlyTheseHeaders() {
    Response response = http.get("/sale", HUMAN);

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.headers())
        .extracting(header -> header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder(
            "location", "cache-control", "x-robots-tag", "content-length", "date", "connection");
    assertThat(response.value("Location")).isEqualTo("https://example.com/sale");
    assertThat(response.value("Cache-Control")).isEqualTo("no-store");
    assertThat(response.value("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(response.value("Content-Length")).isEqualTo("0");
    assertThat(response.value("Date")).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} .* GMT");
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/sale,            302",
    "/SALE,            302",
    "/sale/,           302",
    "/sale?x=1,        302",
    "/sale/?x=/,       302",
    "/%73ale,          302",
    "/sal%65/,         302",
    "/sale%2F,         302",
    "/sale//,          404",
    "//sale,           404",
    "/sale/more,       404",
    "/%2573ale,        404",
    "/sale%00,         404",
    "/sale%0d%0aX:y,   404",
    "/sal%E1%BB%87,    404",
    "/%E2%84%AAsale,   404",
    "/sale%,           400",
    "/sale%2,          400",
    "/sale%zz,         400",
    "/%E0%A4%A,        400",
    "/sale%2?x=%41,    400",
    "/sale?x=%zz,      302",
    "/unknown,         404",
    "/,                404",
    "/q/health,        404",
    "/q/metrics,       404",
    "/metrics,         404",
    "/api/workspaces,  404",
    "/.well-known/x,   404",
    "/off,             410",
    "/robots.txt,      200",
    "/favicon.ico,     404",
  })
  void get_path_hasStatus(String path, int status) {
    assertThat(http.get(path, HUMAN).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sale", "/off", "/unknown", "/robots.txt", "/favicon.ico"})
  void head_anything_isGetWithoutBody(String path) {
    Response get = http.get(path, HUMAN, BROWSER);
    Response head = http.request("HEAD", path, HUMAN, BROWSER);

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(withoutDate(head)).containsExactlyElementsOf(withoutDate(get));
    assertThat(head.body()).isEmpty();
  }

  private static List<String> withoutDate(Response response) {
    return response.headers().stream()
        .filter(h -> !h.toLowerCase(Locale.ROOT).startsWith("date"))
        .toList();
  }

  @Test
  void clicks_areCountedByClass_headAndPagesAreNot() throws Exception {
    double humans = metric("waymark_clicks_total{class=\"human\"}");
    double bots = metric("waymark_clicks_total{class=\"bot\"}");
    double previews = metric("waymark_clicks_total{class=\"preview\"}");
    double prefetches = metric("waymark_clicks_total{class=\"prefetch\"}");
    http.get("/sale", HUMAN);
    http.request("HEAD", "/sale", HUMAN);
    http.get("/unknown", HUMAN);
    http.get("/off", HUMAN);
    http.get("/sale");
    http.get("/sale", "User-Agent: WhatsApp/2.23.20.0");
    http.get("/sale", HUMAN, "Sec-Purpose: prefetch;prerender");

    assertThat(metric("waymark_clicks_total{class=\"human\"}")).isEqualTo(humans + 1);
    assertThat(metric("waymark_clicks_total{class=\"bot\"}")).isEqualTo(bots + 1);
    assertThat(metric("waymark_clicks_total{class=\"preview\"}")).isEqualTo(previews + 1);
    assertThat(metric("waymark_clicks_total{class=\"prefetch\"}")).isEqualTo(prefetches + 1);
  }

  @Test
  void clicks_areInTheJournalBeforeTheirAnswers() throws Exception {
    double before = metric("waymark_journal_captured_total");
    for (int i = 1; i <= 20; i++) {
      http.get("/sale", HUMAN);
      http.request("HEAD", "/sale", HUMAN);
      assertThat(metric("waymark_journal_captured_total")).isEqualTo(before + i);
    }
  }

  @Test
  void visitors_withASalt_areKnownAndTheSaltIsOnNoDisk() throws Throwable {
    eventually(
        () -> {
          double unknown = metric("waymark_clicks_unknown_visitors_total");
          http.get("/sale", HUMAN);
          assertThat(metric("waymark_clicks_unknown_visitors_total")).isEqualTo(unknown);
        });
    eventually(() -> assertThat(node().data().resolve("documents")).isNotEmptyDirectory());

    try (Stream<Path> files = Files.walk(node().data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(PublicationFixture.SALT);
      }
    }
  }

  @Test
  void connection_withoutAWholeRequest_isClosed() {
    assertThat(http.send("").status()).isZero();
    assertThat(http.send("GET /sale HTTP/1.1⏎Host: go.exam").status()).isZero();
    assertThat(http.send("GET /sale HTTP/1.1⏎Host: go.example.com⏎⏎GET /sa").body()).isEmpty();
  }

  @Test
  void visitors_whoHangUpAtOnce_harmNobody() throws Exception {
    for (int i = 0; i < 200; i++) {
      http.sendAndHangUp(
          "GET /sale?n=" + i + " HTTP/1.1⏎Host: go.example.com⏎User-Agent: U" + i + "⏎⏎");
    }

    assertThat(http.get("/sale", HUMAN).status()).isEqualTo(302);
    assertThat(metric("waymark_journal_lost_total")).isZero();
  }

  @Test
  void notFound_browser_getsAPageWithoutScripts() throws Exception {
    Response response = http.get("/%3Cscript%3Ealert(1)%3C/script%3E?error=<b>", HUMAN, BROWSER);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.value("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.value("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.value("Cache-Control")).isEqualTo("no-store");
    assertThat(response.value("Vary")).isEqualTo("accept, accept-language");
    assertThat(response.body()).doesNotContain("script").doesNotContain("alert(");
    String style =
        response
            .body()
            .substring(response.body().indexOf("<style>") + 7, response.body().indexOf("</style>"));
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
    assertThat(response.value("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-" + hash + "'");
  }

  @Test
  void notFound_apiClient_getsAProblem() {
    Response response = http.get("/unknown", API);

    assertThat(response.value("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Not Found","status":404,\
            "detail":"There is no such link.","error":"There is no such link."}
            """);
  }

  @Test
  void notFound_deletedAndUnknown_areAnsweredAlike() throws Throwable {
    String body = Vectors.cases().getFirst().document().toJson().put("slug", "brief").toString();
    node().publication().link("lnk_brief", body);
    eventually(() -> assertThat(http.get("/brief", HUMAN).status()).isEqualTo(302));
    node().publication().link("lnk_brief", null);
    eventually(() -> assertThat(http.get("/brief", HUMAN).status()).isEqualTo(404));

    Response deleted = http.get("/brief", HUMAN, BROWSER);
    Response unknown = http.get("/never", HUMAN, BROWSER);
    assertThat(deleted.body()).isEqualTo(unknown.body());
    assertThat(withoutDate(deleted)).isEqualTo(withoutDate(unknown));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
  void otherMethod_anyPath_isNotAllowed(String method) {
    Response response = http.request(method, "/sale", "X-Secret: mirror");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.value("Allow")).isEqualTo("GET, HEAD");
    assertThat(response.body()).doesNotContain("mirror");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "go.example.com        | 302",
        "GO.example.COM        | 302",
        "go.example.com:443    | 302",
        "go.example.com.       | 302",
        "evil.example          | 404",
        "go.example.com.evil   | 404",
        "go.example.com:80@evil| 404",
        "go.example.com:x      | 404",
        "[::1]:8080            | 404",
        "127.0.0.1             | 404",
        "xn--e1afmkfd.example  | 404",
        "''                    | 404",
      })
  void host_isLookedUpExactly(String host, int status) {
    Response response = http.send("GET /sale HTTP/1.1⏎Host: " + host + "⏎Connection: close⏎⏎");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).doesNotContain("evil");
  }

  @Test
  void host_long_isNotFoundOrRefused() {
    Response response =
        http.send("GET /sale HTTP/1.1⏎Host: " + "a".repeat(8_192) + "⏎Connection: close⏎⏎");

    assertThat(response.status()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0}, Host: {1} -> {2}")
  @CsvSource({
    "http://go.example.com/sale,         evil.example,   302",
    "http://go.example.com/sale?x=1,     go.example.com, 302",
    "HTTPS://GO.example.com:443/sale/,   evil.example,   302",
    "http://go.example.com,              go.example.com, 404",
    "http://go.example.com?/sale,        go.example.com, 404",
    "http://evil.example/sale,           go.example.com, 404",
    "http://go.example.com.evil/sale,    go.example.com, 404",
    "http://go.example.com:80@evil/sale, go.example.com, 400",
    "http://evil@go.example.com/sale,    go.example.com, 400",
    "http:///sale,                       go.example.com, 400",
    "http:/sale,                         go.example.com, 400",
    "ftp://go.example.com/sale,          go.example.com, 400",
    "go.example.com/sale,                go.example.com, 400",
    "http://go.example.com/%zz,          go.example.com, 400",
  })
  void target_inAbsoluteForm_standsInThePlaceOfTheHost(String target, String host, int status) {
    Response response =
        http.send("GET " + target + " HTTP/1.1⏎Host: " + host + "⏎Connection: close⏎⏎");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).doesNotContain("evil");
  }

  @Test
  void forwardedHost_isIgnored() {
    assertThat(http.get("/sale", "X-Forwarded-Host: evil.example", "Forwarded: host=evil").status())
        .isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Host: go.example.com⏎⏎",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Host: evil.example⏎⏎",
        "GET /sale HTTP/1.1⏎⏎",
        "GET sale HTTP/1.1⏎Host: go.example.com⏎⏎",
        "GET /sale⏎⏎",
        "GET  HTTP/1.1⏎Host: go.example.com⏎⏎",
        "\0GET /sale HTTP/1.1⏎Host: go.example.com⏎⏎",
        "GET /sale HTTP/1.1⏎Host : go.example.com⏎⏎",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎X: a\0b⏎⏎",
        "GET /sale HTTP/9.9⏎Host: go.example.com⏎⏎",
        "CONNECT evil.example:80 HTTP/1.1⏎Host: evil.example:80⏎⏎",
        "OPTIONS * HTTP/1.1⏎Host: go.example.com⏎⏎",
        "GET * HTTP/1.1⏎Host: go.example.com⏎⏎",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Content-Length: 5⏎⏎hello",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Content-Length: 5⏎Content-Length: 6⏎⏎hello!",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Content-Length: -1⏎⏎",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Transfer-Encoding: chunked⏎Content-Length:"
            + " 4⏎⏎0⏎⏎GET /sale HTTP/1.1⏎Host: go.example.com⏎⏎",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Transfer-Encoding: chunked, identity⏎⏎GET /sale"
            + " HTTP/1.1⏎Host: go.example.com⏎⏎",
        "GET /sale HTTP/1.1⏎Host: go.example.com⏎Transfer-Encoding: chunked⏎⏎zz⏎",
        "POST /sale HTTP/1.1⏎Host: go.example.com⏎Transfer-Encoding: gzip⏎⏎GET /sale HTTP/1.1⏎Host:"
            + " go.example.com⏎⏎",
      })
  void malformed_request_isRefusedAndClosed(String request) {
    Response response = http.send(request);

    assertThat(response.status()).isIn(400, 405, 413, 501);
    assertThat(response.body()).as("one answer only").doesNotContain("HTTP/1.1");
  }

  @Test
  void header_folded_isReadAsOneLine() {
    assertThat(http.get("/sale", "X-A: b⏎ Content-Length: 5").status()).isEqualTo(302);
  }

  @Test
  void line_tooLong_isRefused() {
    assertThat(http.get("/sale?x=" + "a".repeat(9_000)).status()).isEqualTo(414);
    assertThat(http.get("/sale?x=" + "a".repeat(8_000)).status()).isEqualTo(302);
  }

  @Test
  void headers_tooLarge_areRefused() {
    assertThat(http.get("/sale", "Cookie: a=" + "b".repeat(21_000)).status()).isEqualTo(431);
    assertThat(http.get("/sale", "Cookie: a=" + "b".repeat(18_000)).status()).isEqualTo(302);
  }

  @Test
  void headers_thatMakeNoSense_areNoError() {
    Response response =
        http.get(
            "/" + Vectors.cases().getFirst().slug() + "?&&=%zz&a=%",
            "User-Agent: " + "(".repeat(600),
            "Accept-Language: ;;q=9,*,en_US;q=x",
            "Referer: ::::",
            "Cookie: ;;=;a",
            "X-Forwarded-For: unknown, _hidden, 999.1.1.1",
            "CF-IPCountry: T1");

    assertThat(response.status()).isEqualTo(302);
  }

  @Test
  void pipelined_requests_areAnsweredInOrder() {
    Response response =
        http.send(
            "GET /sale HTTP/1.1⏎Host: go.example.com⏎⏎GET /unknown HTTP/1.1⏎Host:"
                + " go.example.com⏎Connection: close⏎⏎");

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.body()).startsWith("HTTP/1.1 404");
  }

  @Test
  void http10_withoutHost_isAnsweredAsAnUnknownHost() {
    assertThat(http.send("GET /sale HTTP/1.0⏎⏎").status()).isEqualTo(404);
  }

  @Test
  void robots_forbidNothing() {
    Response response = http.get("/robots.txt");

    assertThat(response.body()).isEqualTo("User-agent: *\nAllow: /\n");
    assertThat(response.value("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void metrics_whateverIsAskedFor_makesNoSeries() throws Exception {
    var admin = new RawHttp(node().managementPort(), "localhost");
    List<String> methods = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "FOO");
    admin.request("FOO", "/q/made-up");
    String before = management("/q/metrics").body();
    for (int i = 0; i < 50; i++) {
      for (String method : methods) {
        http.request(method, "/made-up" + i, HUMAN, "User-Agent: made-up" + i);
        http.request(method, "/made-up?made-up=" + i, "Host: made-up" + i);
      }
      http.send("GET /made-up" + i + " HTTP/9.9⏎Host: made-up" + i + "⏎⏎");
      admin.request(methods.get(i % methods.size()), "/made-up" + i);
      admin.request(methods.get(i % methods.size()), "/q/made-up" + i);
      admin.request(methods.get(i % methods.size()), "/q/metrics/made-up" + i);
      admin.request(methods.get(i % methods.size()), "/q/health/made-up" + i);
    }
    String after = management("/q/metrics").body();

    assertThat(after).doesNotContain("made-up");
    assertThat(names(after)).isEqualTo(names(before));
  }

  /// Of all series, without what they count.
  private static Set<String> names(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .filter(name -> !name.startsWith("jvm_") && !name.startsWith("process_"))
        .collect(Collectors.toSet());
  }

  /// Nothing is delivered here, for nobody said where to.
  @Test
  void health_deliveryStandsStill_isReadyAndSaysHowMuchWaits() throws Exception {
    assertThat(http.get("/sale", HUMAN).status()).isEqualTo(302);

    HttpResponse<String> ready = management("/q/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("\"server\"").doesNotContain("delivery");
    var wellness = new HashMap<String, JsonNode>();
    Json.of(management("/q/health/well").body())
        .path("checks")
        .forEach(check -> wellness.put(check.path("name").asText(), check));
    assertThat(wellness).containsOnlyKeys("delivery", "journal");
    JsonNode delivery = Objects.requireNonNull(wellness.get("delivery"));
    assertThat(delivery.path("data").path("undelivered").asLong()).isPositive();
    JsonNode journal = Objects.requireNonNull(wellness.get("journal"));
    assertThat(journal.path("status").asText()).isEqualTo("UP");
  }

  @Test
  void change_published_isServed() throws Throwable {
    String body = Vectors.cases().getFirst().document().toJson().put("slug", "moved-1").toString();
    node().publication().link("lnk_moved", body);
    eventually(() -> assertThat(http.get("/moved-1").status()).isEqualTo(302));
    node().publication().link("lnk_moved", body.replace("moved-1", "moved-2"));
    eventually(() -> assertThat(http.get("/moved-2").status()).isEqualTo(302));
    // It is at its new address before it leaves the old one.
    eventually(() -> assertThat(http.get("/moved-1").status()).isEqualTo(404));
  }

  /// Publishes a link of `ws_1` and waits until it is served.
  private void serve(String slug, String members) throws Throwable {
    String body = "{'workspace': 'ws_1', 'slug': '" + slug + "', 'active': true, 'rules': [], ";
    node().publication().link("lnk_" + slug, Json.of(body + members + "}").toString());
    eventually(() -> assertThat(http.request("HEAD", "/" + slug, HUMAN).status()).isLessThan(400));
  }

  @Test
  void link_locked_opensWithItsPassword() throws Throwable {
    String hash = PasswordHash.of("open sesame", new SplittableRandom(1));
    serve(
        "locked",
        "'target': 'https://example.com/in', 'password': '%s', 'password_version': 1"
            .formatted(hash));

    assertThat(http.get("/locked", HUMAN).body()).contains("<form method=\"post\" action=\"?\">");
    Response wrong = http.post("/locked?", "password=no", HUMAN);
    assertThat(wrong.status()).isEqualTo(200);
    assertThat(wrong.body()).contains("That was not the password.");
    Response right = http.post("/locked?", "password=open+sesame", HUMAN);
    assertThat(right.status()).isEqualTo(303);
    String cookie = right.values("Set-Cookie").getFirst();
    assertThat(
            http.get("/locked", HUMAN, "Cookie: " + cookie.substring(0, cookie.indexOf(';')))
                .value("Location"))
        .isEqualTo("https://example.com/in");
  }

  @Test
  void link_withChannelsAndALimit_isServedUntilItRunsOut() throws Throwable {
    node()
        .publication()
        .write(
            "channel",
            "ws_1/desk",
            Json.of(
                    """
                    {'workspace': 'ws_1', 'key': 'desk', 'name': 'Desk', 'kind': 'phone',
                     'address': '+34600000001', 'status': 'active'}\
                    """)
                .toString());
    serve("limited", "'fallback_channel': 'desk', 'max_clicks': 2");

    assertThat(http.get("/limited", HUMAN).status()).isEqualTo(200);
    assertThat(http.get("/limited", HUMAN).status()).isEqualTo(200);
    assertThat(http.get("/limited", HUMAN).status()).isEqualTo(410);
  }

  @Test
  void hub_onADomainOfItsOwn_isServedWithItsEntriesAndItsCode() throws Throwable {
    node()
        .publication()
        .write(
            "domain",
            "brand.example",
            Json.of("{'workspace': 'ws_1', 'root_url': 'https://www.brand.example/'}").toString());
    node()
        .publication()
        .link(
            "lnk_hub",
            Json.of(
                    """
                    {'workspace': 'ws_1', 'domain': 'brand.example', 'slug': 'hub', 'active': true,
                     'rules': [], 'hub': {'title': 'Shop', 'entries':
                       [{'key': 'a', 'label': 'A', 'url': 'https://a.example/'}]}}\
                    """)
                .toString());
    var brand = new RawHttp(node().port(), "brand.example");

    eventually(() -> assertThat(brand.get("/hub", HUMAN).body()).contains("href=\"/hub/a\""));
    assertThat(brand.get("/hub/a", HUMAN).value("Location")).isEqualTo("https://a.example/");
    assertThat(brand.get("/hub/qr.svg").body()).startsWith("<svg");
    assertThat(brand.get("/").value("Location")).isEqualTo("https://www.brand.example/");
    assertThat(http.get("/hub", HUMAN).status()).isEqualTo(404);
  }

  @Test
  void certificate_domainVerified_isAllowedFromThenOn() throws Throwable {
    assertThat(management("/tls/allowed?domain=late.example").statusCode()).isEqualTo(404);

    node().publication().write("domain", "late.example", "{\"workspace\": \"ws_1\"}");

    eventually(
        () ->
            assertThat(management("/tls/allowed?domain=late.example").statusCode()).isEqualTo(200));
    assertThat(management("/tls/allowed?domain=go.example.com").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?domain",
        "?domain=",
        "?domain=evil.example",
        "?domain=go.example.com&domain=go.example.com",
        "?host=go.example.com"
      })
  void certificate_anythingElse_isNotFound(String query) throws Exception {
    assertThat(management("/tls/allowed" + query).statusCode()).isEqualTo(404);
  }

  @Test
  void certificate_nonsense_isRefused() {
    var admin = new RawHttp(node().managementPort(), "localhost");

    assertThat(admin.get("/tls/allowed?domain=%zz").status()).isEqualTo(404);
    assertThat(admin.get("/tls/allowed?domain=" + "a".repeat(3_000)).status()).isEqualTo(404);
    assertThat(admin.request("POST", "/tls/allowed?domain=go.example.com").status()).isIn(404, 405);
    assertThat(http.get("/tls/allowed?domain=go.example.com").status()).isEqualTo(404);
  }

  private double metric(String name) throws Exception {
    return management("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  private HttpResponse<String> management(String path) throws Exception {
    // Not by HTTP/2, to which the connection would be switched first.
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node().managementPort() + path))
              .timeout(Duration.ofMinutes(1))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
