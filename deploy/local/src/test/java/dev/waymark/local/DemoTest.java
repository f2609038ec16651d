package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.channel.ChannelAddress;
import dev.waymark.channel.ChannelKind;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.link.AbVariants;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.Slug;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String KEY = "k".repeat(32);

  private final ObjectMapper json = new ObjectMapper();
  private final ArrayNode workspaces = json.createArrayNode();

  /// By the names of their lists.
  private final Map<String, ArrayNode> parts = new TreeMap<>();

  private final List<String> marked = new ArrayList<>();

  @TempDir Path data;

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
    String path = exchange.getRequestURI().getPath();
    int status = 200;
    ObjectNode answer = json.createObjectNode();
    if (refuseWith != 0) {
      status = refuseWith;
      answer.put("detail", "no");
    } else if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
      status = 401;
    } else if (exchange.getRequestMethod().equals("PUT")) {
      marked.add(path);
      answer.put("demo", true);
    } else if (exchange.getRequestMethod().equals("POST")) {
      answer = (ObjectNode) json.readTree(exchange.getRequestBody());
      status = create(path.substring(path.lastIndexOf('/') + 1), answer) ? 201 : 409;
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

  private boolean create(String list, ObjectNode thing) {
    if (list.equals("workspaces")) {
      workspaces.add(thing.put("id", "ws1"));
      return true;
    }
    ArrayNode there = parts.computeIfAbsent(list, _ -> json.createArrayNode());
    boolean isNew = !keys(list).contains(key(thing));
    if (isNew) {
      there.add(thing);
    }
    return isNew;
  }

  private List<String> keys(String list) {
    return parts
        .getOrDefault(list, json.createArrayNode())
        .valueStream()
        .map(DemoTest::key)
        .toList();
  }

  private static String key(JsonNode thing) {
    return thing.path(thing.has("slug") ? "slug" : "key").asText();
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
            data,
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
  void seed_nothingThere_makesAnAgencyWorkspaceWithAllParts() {
    assertThat(seed()).isEqualTo("ready");

    assertThat(workspaces).hasSize(1);
    assertThat(workspaces.get(0).path("name").asText()).isEqualTo("Demo");
    assertThat(workspaces.get(0).path("plan").asText()).isEqualTo("agency");
    assertThat(workspaces.get(0).path("time_zone").asText()).isEqualTo("Europe/Madrid");
    assertThat(marked).containsExactly("/api/workspaces/ws1/demo");
    assertThat(keys("schedules")).containsExactly("madrid");
    assertThat(keys("channels")).contains("es-sales", "booking");
    assertThat(keys("pools")).containsExactly("account-managers");
    assertThat(keys("links"))
        .containsExactly(
            "sale", "app", "night", "vip", "welcome", "chat", "menu", "secret", "test");
  }

  @Test
  void seed_again_changesNothing() {
    seed();
    Map<String, String> before = Map.copyOf(texts());
    assertThat(seed()).isEqualTo("ready");

    assertThat(workspaces).hasSize(1);
    assertThat(texts()).isEqualTo(before);
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    parts.forEach((list, things) -> texts.put(list, things.toString()));
    return texts;
  }

  @Test
  void seed_demoRemoved_staysAway() {
    seed();
    workspaces.removeAll();
    assertThat(seed()).isEqualTo("ready");

    assertThat(workspaces).isEmpty();
  }

  @Test
  void seed_interruptedByAKill_makesWhatIsMissing() {
    seed();
    Objects.requireNonNull(parts.get("links")).remove(2);
    Objects.requireNonNull(parts.get("pools")).removeAll();
    assertThat(seed()).isEqualTo("ready");

    assertThat(keys("links")).contains("night").hasSize(9);
    assertThat(keys("pools")).containsExactly("account-managers");
  }

  @Test
  void seed_refused_saysWhatWasAnswered() {
    refuseWith = 402;

    assertThat(seed()).contains("could not be made", "GET", "402", "no");
  }

  @Test
  void parts_asTheAdminServiceReadsThem_areWithoutFault() throws IOException {
    var faults = new Faults();
    ObjectNode demo = Demo.parts(json);
    for (JsonNode channel : demo.path("channels")) {
      ChannelKind kind = Objects.requireNonNull(ChannelKind.of(channel.path("kind").asText()));
      assertThat(ChannelAddress.read(kind, channel.path("address").asText()))
          .as(channel.toString())
          .isInstanceOf(ChannelAddress.Accepted.class);
    }
    for (JsonNode link : demo.path("links")) {
      assertThat(Slug.fault(link.path("slug").asText())).as(link.toString()).isNull();
      DestinationUrl.read(link.get("target"), "/target", faults);
      Hub.read(link.get("hub"), "/hub", faults);
      AbVariants.read(link.get("ab_variants"), "/ab_variants", faults);
      if (link.has("rules")) {
        assertThat(RuleReader.read(link.path("rules"), "/rules"))
            .as(link.toString())
            .isInstanceOf(RuleReading.Accepted.class);
      }
    }
    assertThat(faults.toList()).isEmpty();
  }
}
