package dev.waymark.admin.portability;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static dev.waymark.patience.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ExportDbTest {
  private static final String RULE =
      """
      {"name": "Germany",
       "conditions": [{"field": "country", "operator": "in", "value": ["DE", "AT"]}],
       "action": {"type": "redirect", "url": "https://example.de/"}}
      """;

  private static final int MANY = 8_000;

  private static @Nullable Tenant manyLinks;

  @Inject EntityManager database;
  @Inject Portability portability;

  /// A workspace with as many copies of one link, with five rules, as are wanted.
  private Tenant withLinks(int count) {
    Tenant tenant = tenant("pro");
    String rules = String.join(",", Collections.nCopies(5, RULE));
    String link =
        tenant.link(
            """
            {"target": "https://example.com/", "slug": "%s", "note": "%s",
             "rules": [%s]}
            """
                .formatted("m-" + tenant.workspace(), "n".repeat(500), rules));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        """
                        insert into admin.link
                        select (jsonb_populate_record(l, jsonb_build_object(
                          'id', 'lnk_c' || n || substr(l.workspace_id, 4),
                          'slug', l.slug || n, 'slug_folded', l.slug_folded || n,
                          'written', l.written || jsonb_build_object('slug', l.slug || n)))).*
                        from admin.link l, generate_series(2, :count) n where l.id = :link
                        """)
                    .setParameter("count", count)
                    .setParameter("link", link)
                    .executeUpdate());
    return tenant;
  }

  /// A workspace with more links than the buffers of a connection hold, which no test changes:
  /// making them takes a while.
  private Tenant ofManyLinks() {
    Tenant made = manyLinks;
    if (made == null) {
      made = withLinks(MANY);
      manyLinks = made;
    }
    return made;
  }

  /// One export of 20,000 links ended the service, for all of them were in memory.
  @Test
  void export_ofThousandsOfLinks_holdsOneAtATime() throws Exception {
    Tenant acme = ofManyLinks();
    var most = new int[1];
    var sent = new long[1];
    var sink =
        new OutputStream() {
          @Override
          public void write(int b) {
            sent[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            sent[0] += length;
            int held = database.unwrap(Session.class).getStatistics().getEntityCount();
            most[0] = Math.max(most[0], held);
          }
        };

    portability.export(acme.workspace(), null, false, sink);

    assertThat(sent[0]).isGreaterThan(MANY * 1_500L);
    assertThat(most[0]).isLessThan(10);
  }

  @Test
  void export_ofThousandsOfLinks_isWholeInBothForms() throws Exception {
    Tenant acme = ofManyLinks();
    String json =
        as(acme.editor()).get(acme.at("/export")).then().statusCode(200).extract().asString();
    Set<String> ids = new HashSet<>();
    new ObjectMapper()
        .readTree(json)
        .path("links")
        .forEach(link -> ids.add(link.path("id").asText()));
    assertThat(ids).hasSize(MANY);
    String csv =
        as(acme.editor()).get(acme.at("/export/links")).then().statusCode(200).extract().asString();
    assertThat(csv.lines().skip(1).map(line -> line.split(",", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private static HttpRequest request(Tenant tenant, String path) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + RestAssured.port + tenant.at(path)))
        .header("X-API-Key", tenant.editor())
        .build();
  }

  /// A client that takes no more than it reads.
  private static Socket ask(Tenant tenant, String path, String version) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    String request =
        "GET %s %s\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
            .formatted(tenant.at(path), version, OPERATOR);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }

  /// As {@link #ask}, once there is a place: that of the answer before is given back just after its
  /// end was sent.
  private static Socket begin(Tenant tenant, String path, String version) throws Throwable {
    var begun = new AtomicReference<Socket>();
    eventually(
        () -> {
          Socket socket = ask(tenant, path, version);
          var status = new String(socket.getInputStream().readNBytes(15), ISO_8859_1);
          if (!status.endsWith(" 200 OK")) {
            socket.close();
          }
          assertThat(status).endsWith(" 200 OK");
          begun.set(socket);
        });
    return begun.get();
  }

  /// By the operator's key, which may ask as often as it likes.
  private static int statusOf(Tenant tenant) {
    return as(OPERATOR).get(tenant.at("/export/links")).statusCode();
  }

  private void endTransactions() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where pid <> pg_backend_pid() and backend_xmin is not null
                          and usename = current_user
                        """)
                    .getResultList());
  }

  /// In HTTP/1.0 an answer ends with its connection, so that the connection has to break.
  @ParameterizedTest
  @CsvSource({
    "/export, HTTP/1.1",
    "/export/links, HTTP/1.1",
    "/export, HTTP/1.0",
    "/export/links, HTTP/1.0"
  })
  void export_whoseDatabaseBreaks_hasNoEnd(String path, String version) throws Throwable {
    Tenant acme = ofManyLinks();
    try (Socket socket = begin(acme, path, version)) {
      endTransactions();

      assertThatIOException()
          .isThrownBy(socket.getInputStream()::readAllBytes)
          .withMessage("Connection reset");
    }
    eventually(() -> assertThat(statusOf(acme)).isEqualTo(200));
  }

  /// It would keep a connection to the database, a thread and a place for ever.
  @Test
  void export_whoseClientStopsReading_isCutOff() throws Throwable {
    Tenant acme = ofManyLinks();
    try (Socket socket = begin(acme, "/export", "HTTP/1.1")) {
      InputStream answer = socket.getInputStream();
      assertThat(statusOf(acme)).isEqualTo(429);

      eventually(() -> assertThat(statusOf(acme)).isEqualTo(200));
      assertThatIOException().isThrownBy(answer::readAllBytes).withMessage("Connection reset");
    }
    eventually(() -> assertThat(waitingTransactions()).isZero());
  }

  private long waitingTransactions() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        database
                            .createNativeQuery(
                                """
                                select count(*) from pg_stat_activity
                                where pid <> pg_backend_pid() and state like 'idle in transaction%'
                                  and usename = current_user
                                """)
                            .getSingleResult())
                    .longValue());
  }

  @Test
  void export_whileAnotherOfTheWorkspaceIsSent_isRefusedForAWhile() throws Throwable {
    Tenant acme = ofManyLinks();
    Tenant other = tenant("free");
    try (HttpClient client = HttpClient.newHttpClient()) {
      InputStream answer =
          client.send(request(acme, "/export"), BodyHandlers.ofInputStream()).body();
      assertThat(answer.read()).isEqualTo('{');

      as(acme.editor())
          .get(acme.at("/export/links"))
          .then()
          .statusCode(429)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:waymark:problem:rate-limited"));
      assertThat(statusOf(other)).isEqualTo(200);

      answer.close();
    }
    // The client is gone, and so is its place.
    eventually(() -> assertThat(statusOf(acme)).isEqualTo(200));
  }

  @Test
  void export_inParts_isImportedPartByPart() throws Exception {
    Tenant acme = withLinks(4_000);
    String target = "lnk_c100" + acme.workspace().substring(3);
    acme.link(
        """
        {"slug": "h-%s", "hub": {"title": "Shop", "entries": [
          {"key": "sale", "label": "Sale", "link": "%s"}]}}
        """
            .formatted(acme.workspace(), target));
    Tenant other = tenant("pro");
    int parts = 0;
    String cursor = null;
    do {
      String part =
          as(acme.editor())
              .queryParam("in_parts", true)
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get(acme.at("/export"))
              .then()
              .statusCode(200)
              .extract()
              .asString();
      assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5 * 1024 * 1024);
      JsonNode json = new ObjectMapper().readTree(part);
      assertThat(json.path("links").isEmpty()).isFalse();
      cursor = json.path("next_cursor").textValue();
      parts++;
      // As many as a test has time for.
      if (parts == 1 || cursor == null) {
        String few = few(json).replace(acme.workspace(), other.workspace());
        as(other.owner(), few).post(other.at("/import")).then().statusCode(200);
      }
    } while (cursor != null);
    assertThat(parts).isGreaterThan(1);
    other.get("/hubs").then().body("hubs", hasSize(1));
  }

  /// A part with only those links that the test looks at.
  private static String few(JsonNode part) {
    var links = ((ObjectNode) part).withArray("links");
    for (int i = links.size() - 1; i >= 0; i--) {
      String id = links.get(i).path("id").asText();
      if (!id.startsWith("lnk_c100") && links.get(i).path("hub").isNull()) {
        links.remove(i);
      }
    }
    return part.toString();
  }

  @Test
  void export_cursorThatIsNone_is400() {
    Tenant acme = tenant("free");
    as(acme.editor()).get(acme.at("/export?cursor=x&in_parts=true")).then().statusCode(400);
    for (String forged : List.of("export\nlinks\n", "export\nhubs\nlabc")) {
      String cursor =
          Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
      as(acme.editor())
          .get(acme.at("/export?in_parts=true&cursor=" + cursor.replace("=", "")))
          .then()
          .statusCode(400);
    }
    as(acme.editor()).get(acme.at("/export?in_parts=maybe")).then().statusCode(400);
    as(acme.editor()).get(acme.at("/export?parts=1")).then().statusCode(400);
  }
}
