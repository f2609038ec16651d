package dev.waymark.e2e;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.waymark.local.Installation.Part;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoriesIT {
  /// Searched for as in a photograph, one clean picture in forty is not found.
  private static final Map<DecodeHintType, Boolean> UNDISTORTED =
      Map.of(DecodeHintType.PURE_BARCODE, true);

  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int LINKS = Integer.getInteger("waymark.links", 100);
  private static final int VISITORS = 2;

  private static Suite suite;

  @BeforeAll
  static void start() throws Throwable {
    suite = Suite.start();
  }

  @AfterAll
  static void stop() throws IOException {
    suite.close();
  }

  @Test
  void qrCode_photographed_leadsToTheDestinationAndCountsAsAScan() throws Throwable {
    Tenant shop = suite.tenant();
    String link =
        shop.link("poster", "{\"slug\": \"poster\", \"target\": \"https://example.com/offer\"}");
    URI printed = URI.create(photographed(shop.get("/links/" + link + "/qr?format=png")));

    suite
        .visitor()
        .get(printed.getRawPath() + "?" + printed.getRawQuery())
        .then()
        .statusCode(302)
        .header("Location", equalTo("https://example.com/offer"));
    suite.visitor().get("/poster").then().statusCode(302);

    eventually(
        () -> {
          JsonPath summary = shop.stats("summary", link).jsonPath();
          assertThat(summary.getInt("clicks")).isEqualTo(2);
          assertThat(summary.getInt("scans")).isEqualTo(1);
        });
  }

  /// Random links and visitors: what `simulate` says, with the reasons for it, is what visitors
  /// get. A thousand links with `-Dwaymark.links=1000`, others with `-Dwaymark.seed=...`.
  @Test
  void simulation_ofRandomLinksAndVisitors_saysWhatTheyGet() throws Throwable {
    Tenant shop = suite.tenant();
    shop.create(
        "/channels",
        "{\"key\": \"chat\", \"name\": \"Chat\", \"kind\": \"whatsapp\","
            + " \"address\": \"+34612345678\"}");
    shop.create(
        "/channels",
        "{\"key\": \"away\", \"name\": \"Away\", \"kind\": \"website\", \"address\":"
            + " \"https://away.example.com/\", \"status\": \"passive\"}");
    shop.create(
        "/pools", "{\"key\": \"team\", \"name\": \"T\", \"members\": [{\"channel\": \"chat\"}]}");
    shop.create(
        "/schedules",
        "{\"key\": \"desk\", \"name\": \"D\", \"time_zone\": \"UTC\", \"weekly\":"
            + " {\"mon\": [[\"09:00\", \"17:00\"]], \"tue\": [[\"00:00\", \"24:00\"]]}}");
    shop.create(
        "/segments",
        "{\"key\": \"vip\", \"name\": \"V\", \"match\": \"any\", \"conditions\": ["
            + "{\"field\": \"country\", \"operator\": \"eq\", \"value\": \"DE\"},"
            + "{\"field\": \"query\", \"operator\": \"eq\", \"value\": \"ref=a\"}]}");
    shop.create(
        "/segments",
        "{\"key\": \"phones\", \"name\": \"P\", \"conditions\": ["
            + "{\"field\": \"device\", \"operator\": \"eq\", \"value\": \"mobile\"},"
            + "{\"field\": \"visitor\", \"operator\": \"eq\", \"value\": \"new\"}]}");
    String other =
        shop.create(
                "/links",
                "{\"target\": \"https://other.example.com/\", \"rules\": [{\"name\": \"r\","
                    + " \"conditions\": [{\"field\": \"language\", \"operator\": \"eq\","
                    + " \"value\": \"de\"}], \"action\": {\"type\": \"redirect\", \"url\":"
                    + " \"https://de.example.com/\"}}]}")
            .extract()
            .path("id");
    var random = new RandomLinks(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
    Map<String, String> slugs = new LinkedHashMap<>();
    while (slugs.size() < LINKS) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode links = body.putArray("links");
      for (int i = 0; i < 50; i++) {
        links.add(random.link("random-" + (slugs.size() + i), other));
      }
      List<Map<String, String>> made =
          shop.create("/links/bulk", body.toString()).extract().path("links");
      made.forEach(link -> slugs.put(link.get("id"), link.get("slug")));
    }
    shop.link("random-last", "{\"slug\": \"random-last\", \"target\": \"https://example.com/\"}");

    Map<String, Integer> outcomes = new TreeMap<>();
    for (Map.Entry<String, String> link : slugs.entrySet()) {
      for (int v = 0; v < VISITORS; v++) {
        ObjectNode visitor = random.visitor(link.getKey());
        JsonPath before = simulated(shop, link.getKey(), visitor);
        Response visit = visit(link.getValue(), visitor);
        JsonPath after = simulated(shop, link.getKey(), visitor);
        // Between the two, an hour may have begun.
        if (Objects.equals(before.getString("location"), after.getString("location"))) {
          String where = "seed %d: %s on %s".formatted(SEED, visitor, before.prettify());
          String outcome = before.getString("outcome");
          assertThat(visit.statusCode())
              .as(where)
              .isIn(
                  switch (outcome) {
                    case "redirect" -> List.of(302);
                    case "blocked" -> List.of(404, 410);
                    default -> List.of(410);
                  });
          assertThat(visit.header("Location")).as(where).isEqualTo(before.getString("location"));
          outcomes.merge(outcome, 1, Integer::sum);
        }
      }
    }
    // A generator that never gets to an answer would prove nothing about it.
    assertThat(outcomes).containsKeys("redirect", "blocked", "inactive", "expired");
    assertThat(outcomes.get("redirect")).isGreaterThan(LINKS / 2);
  }

  private static JsonPath simulated(Tenant shop, String link, ObjectNode visitor) {
    return suite
        .operator(Part.ADMIN)
        .body(visitor.toString())
        .post(shop.path() + "/links/" + link + "/simulate")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response visit(String slug, ObjectNode visitor) {
    RequestSpecification request =
        suite.stranger().header("X-Forwarded-For", visitor.get("ip").textValue());
    visitor
        .get("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().textValue()));
    String query = visitor.path("query").asText("");
    return request.get("/" + slug + (query.isEmpty() ? "" : "?" + query));
  }

  /// Whoever renames a metric hears of it here, and not when an alert fails to fire.
  @Test
  void metrics_thatTheAlertsOrTheDashboardNameAreToldByTheServices() throws Throwable {
    Path components = Path.of("../kubernetes/components");
    Set<String> asked = MetricNames.askedForIn(components.resolve("monitoring/alerts.yaml"));
    asked.addAll(MetricNames.askedForIn(components.resolve("grafana/waymark.json")));
    // Told only where clicks come through Kafka: ClickConsumerDbTest knows them.
    asked.removeAll(Set.of("waymark_kafka_forged_total", "waymark_kafka_unreadable_total"));
    suite
        .tenant()
        .link("measured", "{\"slug\": \"measured\", \"target\": \"https://example.com/\"}");
    suite.visitor().get("/measured").then().statusCode(302);

    // What is told of each journal is told after the first click, and the next look of the audit.
    eventually(
        Duration.ofMinutes(2),
        () -> {
          var told = new TreeSet<String>();
          for (Part part : List.of(Part.REDIRECT, Part.ADMIN, Part.ANALYTICS)) {
            told.addAll(MetricNames.toldIn(suite.metrics(part)));
          }
          assertThat(told).containsAll(asked);
        });
    assertThat(asked).hasSizeGreaterThan(40);
  }

  private static String photographed(Response png) throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.asByteArray()));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(source)), UNDISTORTED)
        .getText();
  }

  @Test
  void channel_turnedPassiveAndBack_movesItsVisitorsAway() throws Throwable {
    Tenant shop = suite.tenant();
    shop.create(
        "/channels",
        """
        {"key": "telegram", "name": "Sales", "kind": "telegram", "address": "@waymark_demo"}""");
    shop.create(
        "/channels",
        """
        {"key": "whatsapp", "name": "ES Sales", "kind": "whatsapp", "address": "+34612345678",
         "message": "Hola", "fallback": "telegram"}""");
    String link =
        shop.link(
            "sales",
            """
            {"slug": "sales", "target": "https://example.com/", "rules": [{"name": "Spanish",
             "conditions": [{"field": "language", "operator": "eq", "value": "es"}],
             "action": {"type": "channel", "channel": "whatsapp"}}]}""");

    assertThat(spanish("sales")).isEqualTo("https://wa.me/34612345678?text=Hola");
    shop.put("/channels/whatsapp/status", "{\"status\": \"passive\"}");
    eventually(() -> assertThat(spanish("sales")).isEqualTo("https://t.me/waymark_demo"));
    suite
        .operator(Part.ADMIN)
        .body("{\"accept_language\": \"es\"}")
        .post(shop.path() + "/links/" + link + "/simulate")
        .then()
        .statusCode(200)
        .body("location", equalTo("https://t.me/waymark_demo"))
        .body("decided_by.channel", equalTo("telegram"));
    shop.put("/channels/whatsapp/status", "{\"status\": \"active\"}");
    eventually(() -> assertThat(spanish("sales")).isEqualTo("https://wa.me/34612345678?text=Hola"));
  }

  private static String spanish(String slug) {
    return suite.visitor().header("Accept-Language", "es").head("/" + slug).header("Location");
  }

  @Test
  void hub_lookedAtAndTapped_countsViewsAndTapsApart() throws Throwable {
    Tenant shop = suite.tenant();
    String link =
        shop.link(
            "bio",
            """
            {"slug": "bio", "hub": {"title": "The garden shop", "entries": [
              {"key": "shop", "label": "The shop", "url": "https://example.com/shop"},
              {"key": "german", "label": "Auf Deutsch", "url": "https://example.de/",
               "conditions": [{"field": "language", "operator": "eq", "value": "de"}]}]}}""");

    String page =
        suite
            .visitor()
            .get("/bio")
            .then()
            .statusCode(200)
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .extract()
            .asString();
    assertThat(page)
        .contains("The garden shop")
        .contains("/bio/shop")
        .doesNotContain("Auf Deutsch");
    suite
        .visitor()
        .get("/bio/shop")
        .then()
        .statusCode(302)
        .header("Location", equalTo("https://example.com/shop"));

    eventually(
        () -> {
          assertThat(shop.stats("summary", link).jsonPath().getInt("clicks")).isEqualTo(1);
          JsonPath entries = shop.stats("entries", link).jsonPath();
          assertThat(entries.getInt("views")).isEqualTo(1);
          assertThat(entries.getString("values[0].value")).isEqualTo("shop");
        });
  }

  @Test
  void lead_withTheClickIdOfAVisitor_countsForTheirVariant() throws Throwable {
    Tenant shop = suite.tenant();
    String link =
        shop.link(
            "landing",
            """
            {"slug": "landing", "target": "https://example.com/", "ab_variants": [
              {"name": "A", "url": "https://example.com/a?click={click_id}", "weight": 50},
              {"name": "B", "url": "https://example.com/b?click={click_id}", "weight": 50}]}""");

    String location = suite.visitor().get("/landing").header("Location");
    Matcher landed =
        Pattern.compile("https://example\\.com/([ab])\\?click=([0-9A-Za-z_-]+)").matcher(location);
    assertThat(landed.matches()).as(location).isTrue();
    String sale =
        """
        {"click_id": "%s", "kind": "sale", "value": 19.9, "currency": "EUR",
         "external_id": "order-1"}"""
            .formatted(landed.group(2));
    eventually(
        () -> assertThat(lead(sale).statusCode()).as("the click is stored").isBetween(200, 201));
    assertThat(lead(sale).statusCode()).as("the same again").isBetween(200, 201);

    JsonPath variants = shop.stats("variants", link).jsonPath();
    assertThat(variants.getString("values[0].value")).isEqualToIgnoringCase(landed.group(1));
    assertThat(variants.getInt("values[0].leads")).isEqualTo(1);
    assertThat(shop.stats("summary", link).jsonPath().getInt("leads")).isEqualTo(1);
  }

  private static Response lead(String body) {
    return suite.operator(Part.ANALYTICS).body(body).post("/api/leads");
  }

  @Test
  void soldOut_afterTheRollup_showsToVisitorsAndInTheLink() throws Throwable {
    Tenant shop = suite.tenant();
    String link =
        shop.link(
            "tickets",
            """
            {"slug": "tickets", "target": "https://example.com/tickets", "rules": [
              {"name": "Sold out",
               "conditions": [{"field": "click_count", "operator": "gt", "value": 2}],
               "action": {"type": "redirect", "url": "https://example.com/sold-out"}}]}""");
    for (int i = 0; i < 3; i++) {
      suite
          .visitor()
          .get("/tickets")
          .then()
          .header("Location", equalTo("https://example.com/tickets"));
    }
    eventually(
        () -> assertThat(shop.stats("summary", link).jsonPath().getInt("clicks")).isEqualTo(3));
    assertThat(suite.destination("tickets")).isEqualTo("https://example.com/tickets");

    suite.rollUp().then().statusCode(200);

    eventually(
        () -> assertThat(suite.destination("tickets")).isEqualTo("https://example.com/sold-out"));
    assertThat(shop.get("/links/" + link).jsonPath().getInt("click_count")).isEqualTo(3);
  }

  @Test
  void password_given_opensTheLinkForThatVisitorAlone() throws Throwable {
    Tenant shop = suite.tenant();
    shop.link(
        "party",
        """
        {"slug": "party", "target": "https://example.com/party", "password": "open sesame"}""");

    suite.visitor().get("/party").then().statusCode(200).body(containsString("password"));
    Response unlocked =
        suite
            .visitor()
            .contentType("application/x-www-form-urlencoded")
            .body("password=open+sesame")
            .post("/party");
    assertThat(unlocked.statusCode()).isEqualTo(303);
    suite
        .visitor()
        .cookies(unlocked.cookies())
        .get(unlocked.header("Location"))
        .then()
        .statusCode(302)
        .header("Location", equalTo("https://example.com/party"));
    suite.visitor().get("/party").then().statusCode(200);
  }

  /// The programs have the framework leave such addresses to us, before they start it.
  @ParameterizedTest
  @EnumSource(names = {"ADMIN", "ANALYTICS"})
  void address_thatCannotBeRead_getsAProblem(Part part) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), suite.port(part))) {
      String request = "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json");
    }
  }
}
