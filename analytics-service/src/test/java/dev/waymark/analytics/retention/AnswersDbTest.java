package dev.waymark.analytics.retention;

import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.click.Outcome;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asks for random statistics of random clicks, and adds each answer up by hand: from rows, from
/// images of days, after late clicks, and when the rows are gone.
@QuarkusTest
@QuarkusTestResource(Database.class)
class AnswersDbTest {
  private static final Instant FIRST = Instant.parse("2026-04-16T00:00:00Z");
  private static final int DAYS = 4;
  private static final int QUARTERS_A_DAY = 96;
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Inject World world;
  @Inject TestClock clock;
  @Inject Retention retention;
  private final SplittableRandom random = new SplittableRandom(17);
  private final List<Fact> facts = new ArrayList<>();

  @BeforeEach
  void reset() {
    world.reset();
  }

  /// What is known of a click beside what is sent.
  private record Fact(
      Click click,
      String link,
      Instant at,
      @Nullable String country,
      @Nullable String rule,
      long rulesVersion,
      @Nullable String entry,
      Outcome outcome,
      VisitorClass visitorClass,
      long visitor,
      int leads) {

    boolean counts() {
      return outcome.counts(visitorClass);
    }

    @Nullable String ruleVersion() {
      return rule == null ? null : rulesVersion + " " + rule;
    }
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Fact fact() {
    int day = random.nextInt(DAYS);
    Instant at =
        FIRST
            .plus(Duration.ofDays(day))
            .plusMillis(random.nextInt((int) Duration.ofDays(1).toMillis()));
    String link = "lnk_" + (1 + random.nextInt(3));
    String country = oneOf(List.of("DE", "FR", "IT", "US", ""));
    String rule = oneOf(List.of("Germany", "All others", ""));
    String entry = oneOf(List.of("book", "call", ""));
    long version = 1L + random.nextInt(3);
    Outcome outcome = oneOf(List.of(Outcome.values()));
    VisitorClass visitorClass =
        random.nextInt(4) > 0 ? VisitorClass.HUMAN : oneOf(List.of(VisitorClass.values()));
    long visitor = 1 + 1000L * day + random.nextInt(30); // nobody has the same hash on two days
    Click click =
        Click.on(link)
            .at(at.toString())
            .from(country.isEmpty() ? null : country)
            .ruled(rule.isEmpty() ? null : rule, version)
            .answered(outcome)
            .by(visitorClass)
            .by(visitor);
    return new Fact(
        entry.isEmpty() ? click : click.entry(entry),
        link,
        at,
        country.isEmpty() ? null : country,
        rule.isEmpty() ? null : rule,
        version,
        entry.isEmpty() ? null : entry,
        outcome,
        visitorClass,
        visitor,
        random.nextInt(10) == 0 ? 1 + random.nextInt(2) : 0);
  }

  private void deliver(int count) {
    int first = facts.size() + 1;
    List<Fact> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(fact());
    }
    facts.addAll(some);
    Response delivered =
        Producer.number(1).deliver(first, some.stream().map(Fact::click).toArray(Click[]::new));
    assertThat(delivered.statusCode()).isEqualTo(200);
    for (int i = 0; i < count; i++) {
      for (int lead = 0; lead < some.get(i).leads(); lead++) {
        as("editor")
            .contentType("application/json")
            .body("{\"click_id\": \"" + some.get(i).click().id(first + i) + "\"}")
            .post("/api/leads")
            .then()
            .statusCode(201);
      }
    }
  }

  /// @param quarters how long the pieces are of which a span consists
  /// @param filters whether some questions are about some of the clicks only: as long as rows are
  ///   kept
  private void askAndAddUp(int questions, int quarters, boolean filters) {
    int pieces = DAYS * QUARTERS_A_DAY / quarters;
    for (int question = 0; question < questions; question++) {
      int from = random.nextInt(pieces);
      int to = from + 1 + random.nextInt(pieces - from);
      Instant start = FIRST.plus(QUARTER.multipliedBy((long) from * quarters));
      Instant end = FIRST.plus(QUARTER.multipliedBy((long) to * quarters));
      String link = random.nextBoolean() ? null : "lnk_" + (1 + random.nextInt(3));
      String country = filters && random.nextBoolean() ? oneOf(List.of("FR", "-")) : null;
      String rule = filters && random.nextBoolean() ? oneOf(List.of("Germany", "-")) : null;
      Predicate<Fact> asked =
          fact ->
              !fact.at().isBefore(start)
                  && fact.at().isBefore(end)
                  && (link == null || link.equals(fact.link()))
                  && matches(country, fact.country())
                  && matches(rule, fact.rule());
      String span =
          "?from=%s&to=%s%s%s%s"
              .formatted(
                  start,
                  end,
                  link == null ? "" : "&link=" + link,
                  country == null ? "" : "&country=" + country,
                  rule == null ? "" : "&rule=" + rule);
      List<Fact> them = facts.stream().filter(asked).toList();
      assertSummary(span, them);
      assertBreakdown("countries", span, them, Fact::country);
      assertBreakdown("rules", span, them, Fact::rule);
      assertBreakdown("rule_versions", span, them, Fact::ruleVersion);
      assertBreakdown("entries", span, them, Fact::entry);
      assertBreakdown("links", span, them, Fact::link);
    }
  }

  private static boolean matches(@Nullable String filter, @Nullable String value) {
    return filter == null || filter.equals(value == null ? "-" : value);
  }

  private static JsonPath get(String what) {
    Response response = as("viewer").get("/api/workspaces/ws_1/stats/" + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  private static void assertSummary(String span, List<Fact> asked) {
    Map<String, Object> expected = new HashMap<>();
    expected.put("clicks", count(asked, Fact::counts));
    expected.put("scans", 0);
    expected.put(
        "unique_visitors",
        (int)
            asked.stream()
                .filter(fact -> fact.visitorClass() == VisitorClass.HUMAN)
                .mapToLong(Fact::visitor)
                .distinct()
                .count());
    expected.put("leads", asked.stream().mapToInt(Fact::leads).sum());
    expected.put("bots", count(asked, fact -> fact.visitorClass() == VisitorClass.BOT));
    expected.put("previews", count(asked, fact -> fact.visitorClass() == VisitorClass.PREVIEW));
    expected.put("prefetches", count(asked, fact -> fact.visitorClass() == VisitorClass.PREFETCH));
    assertThat(get("summary" + span).getMap("")).as(span).isEqualTo(expected);
  }

  private static int count(List<Fact> facts, Predicate<Fact> which) {
    return (int) facts.stream().filter(which).count();
  }

  private static void assertBreakdown(
      String by, String span, List<Fact> asked, Function<Fact, @Nullable String> value) {
    Map<String, int[]> sums = new TreeMap<>();
    for (Fact fact : asked) {
      String its = value.apply(fact);
      int[] sum = sums.computeIfAbsent(its == null ? "" : its, _ -> new int[2]);
      sum[0] += fact.counts() ? 1 : 0;
      sum[1] += fact.leads();
    }
    List<String> expected = new ArrayList<>();
    sums.forEach(
        (name, sum) -> {
          if (!name.isEmpty() && sum[0] + sum[1] > 0) {
            expected.add(name + " " + sum[0] + " " + sum[1]);
          }
        });
    JsonPath answer = get(by + span);
    List<String> answered =
        answer.<Map<String, Object>>getList("values").stream()
            .map(
                told ->
                    (told.containsKey("rules_version") ? told.get("rules_version") + " " : "")
                        + told.get("value")
                        + " "
                        + told.get("clicks")
                        + " "
                        + told.get("leads"))
            .toList();
    assertThat(answered).as(by + span).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(answer.getList("values.clicks", Integer.class))
        .isSortedAccordingTo(Comparator.reverseOrder());
    if (by.equals("entries")) {
      assertThat(answer.getInt("views"))
          .isEqualTo(
              count(
                  asked,
                  fact ->
                      fact.outcome() == Outcome.VIEW && fact.visitorClass() == VisitorClass.HUMAN));
    }
  }

  @Test
  void answers_whereverTheyComeFrom_areWhatTheClicksAddUpTo() {
    deliver(250);
    askAndAddUp(12, 1, true);
    retention.run();
    askAndAddUp(12, 1, true);
    deliver(60);
    askAndAddUp(12, 1, true);
    retention.run();
    askAndAddUp(12, 1, true);
    clock.set(TestClock.START.plus(Duration.ofDays(40)));
    retention.run();
    assertThat(world.number("select count(*) from click")).isZero();
    askAndAddUp(12, QUARTERS_A_DAY, false);
  }
}
