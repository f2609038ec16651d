package dev.waymark.analytics.audit;

import static dev.waymark.analytics.World.OPERATOR;
import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.analytics.ingest.DayPartitions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node and two analytics services whose clocks jump about, by minutes or a year, while batches
/// get lost or come again. PostgreSQL's clock is right throughout.
@QuarkusTest
@QuarkusTestResource(Database.class)
class ClockJumpDbTest {
  private static final int STEPS = 120;

  @Inject World world;
  @Inject TestClock clock;
  @Inject Audit audit;
  @Inject DayPartitions partitions;

  /// A click in the node's journal; its number is its place, from 1.
  private record Made(Instant at, String link) {}

  private final Producer producer = Producer.number(1);
  private final List<Made> journal = new ArrayList<>();
  private final Duration[] services = {Duration.ZERO, Duration.ZERO};
  private Duration node = Duration.ZERO;
  private Instant now = TestClock.START;
  private int confirmed;

  // The oracle.
  private final List<Integer> stored = new ArrayList<>();
  private final List<Integer> aside = new ArrayList<>();
  private LocalDate counted = LocalDate.MIN;
  private int arrived;

  @AfterEach
  void dropPartitions() {
    for (String name :
        world.rows(
            "select c.relname from pg_inherits join pg_class c on c.oid = inhrelid"
                + " where inhparent = 'click'::regclass")) {
      world.run("drop table " + name);
      partitions.forget(DayPartitions.dayOf(name));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void clocks_jumpAbout_everyClickIsCountedOrPutAsideOnce(long seed) {
    world.reset();
    var random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(12 * 60)));
      int service = random.nextInt(services.length);
      switch (random.nextInt(10)) {
        case 0 -> node = jump(random);
        case 1 -> services[service] = jump(random);
        case 2 -> node = Duration.ZERO;
        case 3 -> services[service] = Duration.ZERO;
        case 4 -> rollUp(service, random.nextInt(3));
        case 5 -> comeAgain(service, random);
        default -> {
          click(random);
          deliver(service, random.nextInt(4));
        }
      }
    }
    services[0] = Duration.ZERO;
    deliver(0, 3);

    assertThat(arrived).isEqualTo(journal.size());
    assertThat(stored.size()).as("clicks in range").isBetween(1, journal.size() - aside.size());
    assertThat(aside).as("clicks quarantined").isNotEmpty();
    assertCountedOnce();
    rollUp(0, 1);
    now = now.plus(Duration.ofDays(2));
    rollUp(0, 1);
    assertCountedOnce();
  }

  private static Duration jump(SplittableRandom random) {
    Duration by = Duration.ofMinutes(random.nextLong(1L << (1 + random.nextInt(20))));
    return random.nextBoolean() ? by : by.negated();
  }

  private void showClockOf(int service) {
    clock.set(now);
    clock.setAhead(services[service]);
  }

  private void click(SplittableRandom random) {
    for (int more = random.nextInt(6); more >= 0; more--) {
      String link = random.nextInt(10) == 0 ? "lnk_404" : "lnk_" + (1 + random.nextInt(3));
      journal.add(new Made(now.plus(node).plusSeconds(random.nextInt(600)), link));
    }
  }

  /// Everything that is not confirmed, in one batch.
  ///
  /// @param fate 0 when it gets lost on its way, 1 when the answer does
  private void deliver(int service, int fate) {
    if (fate > 0 && confirmed < journal.size()) {
      send(service, confirmed, journal.size());
      confirmed = fate > 1 ? journal.size() : confirmed;
    }
  }

  /// A batch of long ago, which a network has kept.
  private void comeAgain(int service, SplittableRandom random) {
    if (arrived > 0) {
      int from = random.nextInt(arrived);
      send(service, from, from + 1 + random.nextInt(arrived - from));
    }
  }

  private void send(int service, int from, int to) {
    showClockOf(service);
    List<Click> clicks =
        journal.subList(from, to).stream()
            .map(made -> Click.on(made.link()).at(made.at().toString()))
            .toList();
    Response response = producer.send(producer.batch(from + 1L, from + 1L, clicks));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    for (; arrived < to; arrived++) {
      (canBeStored(journal.get(arrived), now) ? stored : aside).add(arrived + 1);
    }
    assertThat(response.jsonPath().getInt("next_sequence")).isEqualTo(arrived + 1);
  }

  private static boolean canBeStored(Made click, Instant now) {
    return !click.link().equals("lnk_404")
        && !click.at().isBefore(now.minus(Duration.ofDays(400)))
        && !click.at().isAfter(now.plus(Duration.ofDays(1)));
  }

  /// Rolls up to a day that the service holds to be so many days ago.
  private void rollUp(int service, int daysAgo) {
    showClockOf(service);
    LocalDate day = dayOf(clock.instant()).minusDays(daysAgo);
    Response response = as(OPERATOR).post("/api/rollups/" + day);
    boolean hasBegun = !day.isAfter(dayOf(now));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(hasBegun ? 200 : 400);
    if (hasBegun) {
      counted = day.isAfter(counted) ? day : counted;
      assertThat(response.jsonPath().getString("date")).isEqualTo(counted.toString());
      assertThat(world.rows("select link_id, clicks from publication.click_count order by 1"))
          .isEqualTo(countsUpTo(counted));
    }
  }

  private List<String> countsUpTo(LocalDate day) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int number : stored) {
      Made click = journal.get(number - 1);
      if (!dayOf(click.at()).isAfter(day)) {
        counts.merge(click.link(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().map(link -> link.getKey() + " " + link.getValue()).toList();
  }

  private static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private void assertCountedOnce() {
    assertThat(world.rows("select sequence from click order by 1"))
        .isEqualTo(stored.stream().map(String::valueOf).toList());
    assertThat(world.rows("select sequence from rejected_click order by 1"))
        .isEqualTo(aside.stream().map(String::valueOf).toList());
    assertThat(
            world.rows(
                "select link_id, extract(epoch from bucket)::bigint, clicks from click_bucket"
                    + " order by 1, 2"))
        .isEqualTo(
            world.rows(
                "select link_id, extract(epoch from at)::bigint / 900 * 900 as bucket, count(*)"
                    + " from click group by 1, 2 order by 1, 2"));
    Audit.Findings findings = audit.look();
    assertThat(findings)
        .isEqualTo(new Audit.Findings(0, 0, 0, 0, 0, aside.size(), findings.lags()));
  }
}
