package dev.waymark.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.service.database.SchemaCare;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RollupScheduleDbTest {
  private static final LocalDate YESTERDAY = LocalDate.parse("2026-04-19");

  @Inject World world;
  @Inject TestClock clock;
  @Inject Rollup rollup;
  @Inject SchemaCare schema;

  @BeforeEach
  void reset() {
    world.reset();
    Producer.number(1).deliver(1, Click.on("lnk_1").at("2026-04-15T10:00:00Z"));
  }

  private RollupSchedule schedule() {
    return new RollupSchedule(rollup, schema, () -> "off", new SimpleMeterRegistry());
  }

  @Test
  void makeUp_daysWereMissed_countsUpToYesterday() {
    rollup.run(YESTERDAY.minusDays(6));
    schedule().makeUp();
    assertThat(world.rows("select max(day) from rollup_run")).containsExactly("2026-04-19");
    assertThat(world.rows("select clicks from publication.click_count")).containsExactly("1");
  }

  @Test
  void makeUp_nothingMissed_runsNothing() {
    rollup.run(YESTERDAY);
    schedule().makeUp();
    assertThat(world.number("select count(*) from rollup_run")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, -3})
  void due_clocksAreApart_waitsAndIsMadeUpWhenTheyAgree(long days) {
    rollup.run(YESTERDAY.minusDays(1));
    var registry = new SimpleMeterRegistry();
    var schedule = new RollupSchedule(rollup, schema, () -> "off", registry);
    clock.setAhead(Duration.ofDays(days));
    schedule.due();
    schedule.again();
    assertThat(world.number("select count(*) from rollup_run")).isEqualTo(1);
    clock.setAhead(Duration.ZERO);
    schedule.again();
    schedule.again();
    assertThat(world.rows("select day from rollup_run order by 1"))
        .containsExactly("2026-04-18", "2026-04-19");
    assertThat(registry.get("waymark.rollup.failures").counter().count()).isZero();
  }

  @Test
  void again_nothingMissed_runsNothing() {
    RollupSchedule schedule = schedule();
    schedule.again();
    schedule.due();
    schedule.again();
    assertThat(world.number("select count(*) from rollup_run")).isEqualTo(1);
  }

  @Test
  void due_beforeAdminHasMadeItsTables_isNoFailureAndRunsLater() {
    var registry = new SimpleMeterRegistry();
    var schedule = new RollupSchedule(rollup, schema, () -> "off", registry);
    world.run("alter schema publication rename to elsewhere");
    try {
      schedule.due();
    } finally {
      world.run("alter schema elsewhere rename to publication");
    }
    assertThat(registry.get("waymark.rollup.failures").counter().count()).isZero();
    schedule.due();
    assertThat(world.rows("select clicks from publication.click_count")).containsExactly("1");
  }
}
