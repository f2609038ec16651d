package dev.waymark.analytics.stats;

import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What leads are worth: asked for in all places, of random leads, and added up by hand.
@QuarkusTest
@QuarkusTestResource(Database.class)
class WorthDbTest {
  private static final Instant FIRST = Instant.parse("2026-04-17T00:00:00Z");
  private static final int DAYS = 3;
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int QUARTERS = DAYS * 96;
  private static final Click CLICK = Click.on("lnk_1");

  /// In the order of the answers; empty for none.
  private static final List<String> CURRENCIES = List.of("CHF", "EUR", "JPY", "");

  /// Numbers as they stand in an answer.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Inject World world;
  private final SplittableRandom random = new SplittableRandom(23);
  private final List<Sale> sales = new ArrayList<>();

  @BeforeEach
  void reset() {
    world.reset();
  }

  /// What a click was, in the words of the answers.
  private record Source(Click click, Instant at, Map<String, String> known) {
    @Nullable String is(String by) {
      return known.get(by);
    }
  }

  /// A lead.
  ///
  /// @param value null when none was reported
  /// @param currency empty when none was reported
  private record Sale(String id, Source source, @Nullable BigDecimal value, String currency) {}

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Source source() {
    Instant at = FIRST.plusMillis(random.nextLong(QUARTER.multipliedBy(QUARTERS).toMillis()));
    String link = oneOf(List.of("lnk_1", "lnk_2", "lnk_3"));
    String country = oneOf(List.of("DE", "FR", "US", ""));
    String rule = oneOf(List.of("Germany", "All others", ""));
    long version = 1L + random.nextInt(2);
    String variant = oneOf(List.of("A", "B", "C"));
    String channel = oneOf(List.of("desk", "shop", ""));
    String referrer = oneOf(List.of("a.example", "b.example", "c.example", "d.example", ""));
    Click click =
        Click.on(link)
            .at(at.toString())
            .from(country.isEmpty() ? null : country)
            .ruled(rule.isEmpty() ? null : rule, version)
            .variant(variant)
            .referredBy(referrer.isEmpty() ? null : referrer)
            .by(random.nextInt(5) == 0 ? VisitorClass.BOT : VisitorClass.HUMAN);
    Country known = Country.of(country);
    var words =
        new HashMap<>(
            Map.of(
                "links", link,
                "countries", country,
                "continents", known == null ? "" : known.continent().name(),
                "rules", rule,
                "rule_versions", rule.isEmpty() ? "" : version + " " + rule,
                "variants", variant,
                "channels", channel,
                "referrers", referrer,
                "entries", ""));
    words.values().removeIf(String::isEmpty);
    return new Source(channel.isEmpty() ? click : click.channel(channel), at, words);
  }

  private @Nullable BigDecimal value() {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> BigDecimal.valueOf(random.nextInt(2), random.nextInt(5));
      case 2 -> BigDecimal.valueOf(random.nextLong(10_000_000_000_000_000L), 4);
      default -> BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5));
    };
  }

  private static String report(Click click, int number, @Nullable BigDecimal value, String more) {
    Response response =
        as("editor")
            .contentType("application/json")
            .body(
                "{\"click_id\": \"%s\"%s%s}"
                    .formatted(
                        click.id(number),
                        value == null ? "" : ", \"value\": " + value.toPlainString(),
                        more))
            .post("/api/leads");
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
    return response.jsonPath().getString("id");
  }

  private void deliverAndSell(int clicks) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < clicks; i++) {
      sources.add(source());
    }
    deliver(sources.stream().map(Source::click).toArray(Click[]::new));
    for (int i = 0; i < clicks; i++) {
      for (int lead = random.nextInt(4); lead > 0; lead--) {
        BigDecimal value = value();
        String currency = value == null ? "" : oneOf(CURRENCIES);
        String more = currency.isEmpty() ? "" : ", \"currency\": \"" + currency + "\"";
        Source source = sources.get(i);
        sales.add(new Sale(report(source.click(), i + 1, value, more), source, value, currency));
      }
    }
  }

  private static void deliver(Click... clicks) {
    assertThat(Producer.number(1).deliver(1, clicks).statusCode()).isEqualTo(200);
  }

  private static String get(String what) {
    Response response = as("viewer").get("/api/workspaces/ws_1/stats/" + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.asString();
  }

  /// What the leads that were asked for add up to: how many, and each currency.
  private static List<String> addUp(List<Sale> asked, Predicate<Sale> which) {
    List<String> sums = new ArrayList<>();
    sums.add(asked.stream().filter(which).count() + " leads");
    for (String currency : CURRENCIES) {
      BigDecimal sum = BigDecimal.ZERO;
      int leads = 0;
      for (Sale sale : asked) {
        BigDecimal value = sale.value();
        if (which.test(sale) && value != null && sale.currency().equals(currency)) {
          sum = sum.add(value);
          leads++;
        }
      }
      if (leads > 0) {
        sums.add(currency + " " + sum.stripTrailingZeros().toPlainString() + " " + leads);
      }
    }
    return sums;
  }

  /// The same as it is answered.
  private static List<String> told(JsonNode counts) {
    List<String> told = new ArrayList<>();
    told.add(counts.path("leads").asText() + " leads");
    assertThat(counts.has("values")).isEqualTo(!counts.path("values").isEmpty());
    for (JsonNode sum : counts.path("values")) {
      JsonNode currency = sum.path("currency");
      told.add(
          (currency.isNull() ? "" : currency.asText())
              + " "
              + sum.path("value").asText()
              + " "
              + sum.path("leads").asText());
    }
    return told;
  }

  private static void assertBreakdown(
      String by, boolean everyClick, String span, List<Sale> all, Function<JsonNode, String> name)
      throws JsonProcessingException {
    List<Sale> asked =
        all.stream().filter(sale -> everyClick || sale.source().is(by) != null).toList();
    JsonNode answer = JSON.readTree(get(by + span));
    List<String> names = new ArrayList<>();
    for (JsonNode value : answer.path("values")) {
      String its = name.apply(value);
      names.add(its);
      assertThat(told(value))
          .as("%s%s: %s", by, span, its)
          .isEqualTo(addUp(asked, sale -> its.equals(sale.source().is(by))));
    }
    assertThat(told(answer.path("total"))).as(by + span).isEqualTo(addUp(asked, _ -> true));
    assertThat(told(answer.path("unknown")))
        .as(by + span)
        .isEqualTo(addUp(asked, sale -> sale.source().is(by) == null));
    assertThat(told(answer.path("other")))
        .as(by + span)
        .isEqualTo(
            addUp(
                asked,
                sale ->
                    sale.source().is(by) != null
                        && !names.contains(Objects.requireNonNull(sale.source().is(by)))));
  }

  private void askAndAddUp(int questions) throws JsonProcessingException {
    for (int question = 0; question < questions; question++) {
      int from = random.nextInt(QUARTERS);
      int to = from + 1 + random.nextInt(QUARTERS - from);
      Instant start = FIRST.plus(QUARTER.multipliedBy(from));
      Instant end = FIRST.plus(QUARTER.multipliedBy(to));
      String link = random.nextBoolean() ? null : oneOf(List.of("lnk_1", "lnk_2", "lnk_3"));
      String span = "?from=" + start + "&to=" + end + (link == null ? "" : "&link=" + link);
      List<Sale> asked =
          sales.stream()
              .filter(
                  sale ->
                      !sale.source().at().isBefore(start)
                          && sale.source().at().isBefore(end)
                          && (link == null || link.equals(sale.source().is("links"))))
              .toList();
      assertThat(told(JSON.readTree(get("summary" + span))))
          .as(span)
          .isEqualTo(addUp(asked, _ -> true));
      for (JsonNode point : JSON.readTree(get("timeseries" + span)).path("points")) {
        assertThat(told(point))
            .as("%s: %s", span, point)
            .isEqualTo(
                addUp(
                    asked,
                    sale -> sale.source().at().toString().startsWith(point.path("date").asText())));
      }
      String limited = span + "&limit=" + (1 + random.nextInt(5));
      Function<JsonNode, String> value = node -> node.path("value").asText();
      for (String by : List.of("links", "countries", "referrers")) {
        assertBreakdown(by, true, limited, asked, value);
      }
      assertBreakdown("continents", true, span, asked, value);
      for (String by : List.of("rules", "variants", "channels", "entries")) {
        assertBreakdown(by, false, limited, asked, value);
      }
      assertBreakdown(
          "rule_versions",
          false,
          limited,
          asked,
          node -> node.path("rules_version").asText() + " " + node.path("value").asText());
      if (link != null) {
        for (JsonNode variant : JSON.readTree(get("ab" + span)).path("variants")) {
          assertThat(told(variant))
              .as("%s: %s", span, variant)
              .isEqualTo(
                  addUp(
                      asked,
                      sale ->
                          variant.path("variant").asText().equals(sale.source().is("variants"))));
        }
      }
    }
  }

  @Test
  void values_ofRandomLeads_areWhatTheyAddUpTo() throws JsonProcessingException {
    deliverAndSell(90);
    askAndAddUp(8);
    for (int i = sales.size() / 3; i > 0; i--) {
      Sale calledOff = sales.remove(random.nextInt(sales.size()));
      as("editor").delete("/api/workspaces/ws_1/leads/" + calledOff.id()).then().statusCode(200);
    }
    askAndAddUp(8);
    assertThat(told(JSON.readTree(get("summary")))).isEqualTo(addUp(sales, _ -> true));
  }

  @Test
  void values_ofAFewLeads_areExactAndEachCurrencyForItself() {
    deliver(CLICK);
    String _ = report(CLICK, 1, new BigDecimal("0.10"), ", \"currency\": \"usd\"");
    String _ = report(CLICK, 1, new BigDecimal("0.20"), ", \"currency\": \"USD\"");
    String _ = report(CLICK, 1, new BigDecimal("1000000000000"), ", \"currency\": \"EUR\"");
    String _ = report(CLICK, 1, new BigDecimal("0.0001"), ", \"currency\": \"EUR\"");
    String _ = report(CLICK, 1, new BigDecimal("5"), "");
    String _ = report(CLICK, 1, null, "");
    assertThat(get("summary"))
        .contains(
            "\"leads\":6,\"values\":["
                + "{\"currency\":\"EUR\",\"value\":1000000000000.0001,\"leads\":2},"
                + "{\"currency\":\"USD\",\"value\":0.3,\"leads\":2},"
                + "{\"currency\":null,\"value\":5,\"leads\":1}]");
  }

  @Test
  void values_whereNoLeadHasOne_areAbsent() {
    deliver(CLICK.variant("A"));
    String _ = report(CLICK, 1, null, "");
    assertThat(get("summary")).contains("\"leads\":1").doesNotContain("values");
    assertThat(get("ab?link=lnk_1")).contains("\"leads\":1").doesNotContain("values");
    assertThat(get("timeseries")).contains("\"leads\":1").doesNotContain("values");
    assertThat(get("variants?include_bots=true"))
        .contains("\"total\":{\"clicks\":1,\"scans\":0,\"leads\":1,\"uncounted\":0,");
  }

  @Test
  void values_ofAnotherWorkspace_areNotAddedUp() {
    world.publish("link", "lnk_x", "{\"workspace\": \"ws_2\"}");
    Click theirs = Click.on("lnk_x").of("ws_2");
    deliver(CLICK, theirs);
    as(World.OPERATOR)
        .contentType("application/json")
        .body("{\"click_id\": \"" + theirs.id(2) + "\", \"value\": 5}")
        .post("/api/leads")
        .then()
        .statusCode(201);
    assertThat(get("summary")).doesNotContain("values");
    assertThat(as("stranger").get("/api/workspaces/ws_2/stats/summary").asString())
        .contains("\"values\":[{\"currency\":null,\"value\":5,\"leads\":1}]");
  }
}
