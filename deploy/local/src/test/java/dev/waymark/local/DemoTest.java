package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.Slug;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final String KEY = "k".repeat(32);

  private final ObjectMapper json = new ObjectMapper();
  private final ArrayNode workspaces = json.createArrayNode();
  private final ArrayNode links = json.createArrayNode();
  private HttpServer server;
  private int refuseWith;

  /// Admin and redirect service in one: what is created is listed, and every slug is served.
  @BeforeEach
  void fakeServices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/workspaces", this::api);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void api(HttpExchange exchange) throws IOException {
    boolean aboutLinks = exchange.getRequestURI().getPath().endsWith("/links");
    int status = 200;
    ObjectNode answer = json.createObjectNode();
    if (refuseWith != 0) {
      status = refuseWith;
      answer.put("detail", "no");
    } else if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
      status = 401;
    } else if (exchange.getRequestMethod().equals("POST")) {
      status = 201;
      answer = (ObjectNode) json.readTree(exchange.getRequestBody());
      answer.put("id", aboutLinks ? "link" : "ws1");
      (aboutLinks ? links : workspaces).add(answer);
    } else if (aboutLinks) {
      String slug = exchange.getRequestURI().getQuery().substring("slug=".length());
      ArrayNode found = answer.putArray("links");
      links.forEach(
          link -> {
            if (link.path("slug").asText().equals(slug)) {
              found.add(link);
            }
          });
    } else if (exchange.getRequestURI().getQuery().contains("cursor=second+page")
        || exchange.getRequestURI().getQuery().contains("cursor=second page")) {
      answer.putArray("workspaces").addAll(workspaces);
    } else {
      // The first page holds somebody else's; what was created is on the second.
      answer.putArray("workspaces").addObject().put("id", "other").put("name", "Other");
      answer.put("next_cursor", "second page");
    }
    byte[] body = json.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String seed() {
    int port = server.getAddress().getPort();
    Settings settings =
        Settings.read(
            List.of(),
            Map.of("WAYMARK_ADMIN_PORT", "1", "WAYMARK_REDIRECT_PORT", "2"),
            Path.of("/"),
            Path.of("/"));
    var here =
        new Settings(
            settings.root(),
            settings.dataDirectory(),
            port,
            port,
            settings.analyticsPort(),
            settings.databasePort(),
            null,
            null,
            settings.publicUrl(),
            settings.without());
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new Demo(here, KEY, http, true).seed();
    }
  }

  @Test
  void seed_nothingThere_makesAnAgencyWorkspaceWithTheLinks() {
    assertThat(seed()).isEqualTo("ready");

    assertThat(workspaces).hasSize(1);
    assertThat(workspaces.get(0).path("name").asText()).isEqualTo("Demo");
    assertThat(workspaces.get(0).path("plan").asText()).isEqualTo("agency");
    assertThat(links.findValuesAsText("slug"))
        .containsExactly("sale", "app", "night", "vip", "welcome");
  }

  @Test
  void seed_again_changesNothing() {
    seed();
    assertThat(seed()).isEqualTo("ready");

    assertThat(workspaces).hasSize(1);
    assertThat(links).hasSize(5);
  }

  @Test
  void seed_aLinkWasDeleted_isMadeAgain() {
    seed();
    links.remove(2);
    seed();

    assertThat(links.findValuesAsText("slug"))
        .containsExactlyInAnyOrder("sale", "app", "night", "vip", "welcome");
  }

  @Test
  void seed_refused_saysWhatWasAnswered() {
    refuseWith = 402;

    assertThat(seed()).contains("could not be made", "GET", "402", "no");
  }

  @Test
  void links_asTheAdminServiceReadsThem_areWithoutFault() throws IOException {
    for (JsonNode link : Demo.links(json)) {
      assertThat(Slug.fault(link.path("slug").asText())).as(link.toString()).isNull();
      assertThat(DestinationUrl.check(link.path("target").asText()))
          .as(link.toString())
          .isInstanceOf(DestinationUrl.Accepted.class);
      assertThat(RuleReader.read(link.path("rules"), "/rules"))
          .as(link.toString())
          .isInstanceOf(RuleReading.Accepted.class);
    }
  }
}
