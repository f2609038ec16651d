package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.Outcome;
import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.Json;
import dev.waymark.redirect.RawHttp.Response;
import dev.waymark.routing.RandomWorlds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every visitor of a link that is on, not over and not locked, whom no rule blocks, gets
/// somewhere: random worlds, published and visited over HTTP. More worlds with
/// `-Dwaymark.worlds=10000`, others with `-Dwaymark.seed=...`.
class NoDeadEndTest {
  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int WORLDS = Integer.getInteger("waymark.worlds", 300);
  private static final int VISITS_PER_WORLD = 4;
  private static final String WEEKLY =
      """
      {'workspace': 'ws_1', 'key': '%1$s', 'name': '%1$s', 'time_zone': 'Europe/Madrid',
       'weekly': {'mon': [['%2$s', '%3$s']], 'wed': [['%2$s', '%3$s']], 'sat': [['%2$s', '%3$s']]},
       'exceptions': []}""";

  private final RandomWorlds generator =
      new RandomWorlds(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));

  @Test
  void anyVisitor_ofAnyLinkInAnyWorld_getsSomewhere(@TempDir Path directory) throws Exception {
    var answers = new HashMap<String, Integer>();
    try (var site = new Site(directory)) {
      publish(
          site, DocumentKind.SCHEDULE, "day", Json.of(WEEKLY.formatted("day", "09:00", "17:30")));
      publish(
          site,
          DocumentKind.SCHEDULE,
          "night",
          Json.of(WEEKLY.formatted("night", "22:00", "06:00")));
      List<String> before = List.of();
      for (int i = 0; i < WORLDS; i++) {
        ObjectNode world = generator.world();
        before = publish(site, world, before);
        ObjectNode link = (ObjectNode) world.get("link");
        // Nobody knows the password, and the clicks of one visit would end the next.
        link.remove(List.of("password", "password_version", "max_clicks"));
        for (Map.Entry<String, JsonNode> other : world.get("others").properties()) {
          ObjectNode there = (ObjectNode) other.getValue().get("link");
          there.remove("max_clicks");
          site.publish(DocumentKind.LINK, other.getKey(), there);
        }
        site.publish(DocumentKind.LINK, "lnk_" + i, link);
        for (int v = 0; v < VISITS_PER_WORLD; v++) {
          ObjectNode visit = generator.visit();
          Instant at = Instant.parse(visit.get("at").textValue());
          site.moveTo(at);
          Response response = site.http().get("/sale?f=1", headers(visit));
          String where = "seed %d world %d: %s on %s".formatted(SEED, i, world, visit);
          List<ClickEvent> clicks = site.clicks();
          String answer;
          if (!isOpen(link, at)) {
            answer = "closed " + closed(response, link, where);
          } else if (clicks.stream().anyMatch(click -> click.outcome() == Outcome.BLOCKED)) {
            answer = "blocked " + blocked(response, world, where);
          } else {
            answer = isAvailable(response, where);
          }
          answers.merge(answer, 1, Integer::sum);
          assertThat(clicks).as(where).hasSize(answer.startsWith("closed 4") ? 0 : 1);
        }
        site.delete(DocumentKind.LINK, "lnk_" + i);
        world.get("others").fieldNames().forEachRemaining(id -> site.delete(DocumentKind.LINK, id));
      }
    }
    // A generator that never gets to an answer would prove nothing about it.
    assertThat(answers)
        .containsKeys(
            "redirect",
            "other link",
            "button",
            "app",
            "preview",
            "hub",
            "last resort",
            "blocked 200",
            "blocked 404",
            "closed 404",
            "closed 410",
            "closed 302");
  }

  private static void publish(Site site, DocumentKind kind, String key, JsonNode body) {
    site.publish(kind, "ws_1/" + key, body);
  }

  /// Publishes the channels, segments, pools and settings of a world in the place of those before.
  private static List<String> publish(Site site, JsonNode world, List<String> before) {
    for (String id : before) {
      site.delete(
          switch (id.charAt(id.indexOf('/') + 1)) {
            case 'c' -> DocumentKind.CHANNEL;
            case 'p' -> DocumentKind.POOL;
            default -> DocumentKind.SEGMENT;
          },
          id);
    }
    var published = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> channel : world.get("channels").properties()) {
      String key = channel.getKey();
      String kind = channel.getValue().get("kind").textValue();
      String address =
          switch (kind) {
            case "phone", "whatsapp" -> "+3460000000" + key.charAt(1);
            case "telegram" -> "acme_" + key;
            case "email" -> key + "@example.com";
            default -> "https://" + key + ".example.com/";
          };
      site.channel(
          key,
          kind,
          address,
          Stream.of("status", "fallback", "message")
              .filter(channel.getValue()::has)
              .map(name -> "'%s': %s".formatted(name, channel.getValue().get(name)))
              .collect(Collectors.joining(", ")));
      published.add("ws_1/" + key);
    }
    for (Map.Entry<String, JsonNode> segment : world.get("segments").properties()) {
      ObjectNode body = segment.getValue().deepCopy();
      body.put("workspace", "ws_1").put("key", segment.getKey()).put("name", segment.getKey());
      publish(site, DocumentKind.SEGMENT, segment.getKey(), body);
      published.add("ws_1/" + segment.getKey());
    }
    for (Map.Entry<String, JsonNode> pool : world.get("pools").properties()) {
      if (!pool.getValue().isEmpty()) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("workspace", "ws_1").put("key", pool.getKey()).put("name", pool.getKey());
        body.put("sticky", pool.getKey().equals("p0"));
        body.set("members", pool.getValue());
        publish(site, DocumentKind.POOL, pool.getKey(), body);
        published.add("ws_1/" + pool.getKey());
      }
    }
    ObjectNode settings = JsonNodeFactory.instance.objectNode().put("keeps_addresses", false);
    if (world.has("default")) {
      settings.set("default_destination", world.get("default"));
    }
    site.publish(DocumentKind.WORKSPACE, "ws_1", settings);
    return published;
  }

  private static String[] headers(JsonNode visit) {
    String agent =
        switch (visit.get("class").textValue()) {
          case "bot" -> Site.BOT;
          case "preview" -> Site.PREVIEW;
          default ->
              switch (visit.path("os").asText("")) {
                case "iOS" -> Site.IPHONE;
                case "Android" -> Site.ANDROID;
                default -> Site.HUMAN;
              };
        };
    var headers = new ArrayList<String>(List.of(agent));
    if (visit.get("class").textValue().equals("prefetch")) {
      headers.add("Sec-Purpose: prefetch");
    }
    if (visit.has("country")) {
      headers.add("CF-IPCountry: " + visit.get("country").textValue());
    }
    return headers.toArray(String[]::new);
  }

  private static boolean isOpen(JsonNode link, Instant at) {
    return link.get("active").booleanValue()
        && !(link.has("starts_at") && at.isBefore(Instant.parse(link.get("starts_at").textValue())))
        && !(link.has("expires_at")
            && !at.isBefore(Instant.parse(link.get("expires_at").textValue())));
  }

  /// Which answer it is, that leads somewhere or says that nothing is left.
  private static String isAvailable(Response response, String where) {
    if (response.status() == 302) {
      String location = response.value("Location");
      if (location != null && location.startsWith("/lnk-")) {
        return "other link";
      }
      assertLeads(location, where);
      return "redirect";
    }
    assertThat(response.status()).as(where).isEqualTo(200);
    Document page = Jsoup.parse(response.body());
    if (page.select("h1").text().equals("Nobody can be reached here right now")) {
      return "last resort";
    }
    List<String> links = page.select("a.go").eachAttr("href");
    if (!links.isEmpty() && links.getFirst().startsWith("/sale/")) {
      return "hub";
    }
    if (!page.select("meta[property=og:title]").isEmpty()) {
      links.forEach(link -> assertLeads(link, where));
      return "preview";
    }
    assertThat(links).as(where).isNotEmpty();
    links.forEach(link -> assertLeads(link, where));
    return page.select("#app").isEmpty() ? "button" : "app";
  }

  private static void assertLeads(@Nullable String location, String where) {
    assertThat(location).as(where).isNotNull();
    URI url = URI.create(location);
    assertThat(url.isAbsolute()).as(where).isTrue();
    assertThat(url.getScheme()).as(where).isIn("https", "tel", "mailto", "intent", "shop");
    if (url.getScheme().equals("https")) {
      assertThat(url.getHost()).as(where).isNotNull();
    }
  }

  /// By a rule that blocks with this status, of the link or of one to which it leads.
  private static int blocked(Response response, JsonNode world, String where) {
    List<Integer> statuses =
        world.findParents("status").stream()
            .filter(action -> action.path("type").asText().equals("block"))
            .map(action -> action.get("status").intValue())
            .toList();
    assertThat(response.status()).as(where).isIn(statuses);
    assertThat(response.value("Location")).as(where).isNull();
    return response.status();
  }

  private static int closed(Response response, JsonNode link, String where) {
    assertThat(response.status()).as(where).isIn(404, 410, 302);
    if (response.status() == 302) {
      assertThat(response.value("Location"))
          .as(where)
          .startsWith(link.get("fallback_url").textValue().split("\\{click_id", 2)[0]);
    }
    return response.status();
  }
}
