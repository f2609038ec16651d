package dev.waymark.analytics.salt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clock stands at 2026-04-20T12:00Z.
@QuarkusTest
@QuarkusTestResource(Database.class)
class VisitorSaltsDbTest {
  @Inject World world;
  @Inject TestClock clock;
  @Inject VisitorSalts salts;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private List<String> days() {
    return world.rows("select day from visitor_salt order by day");
  }

  private List<String> saltOf(String day) {
    return world.rows("select salt from visitor_salt where day = '" + day + "'");
  }

  @Test
  void keep_nothingThere_makesTodaysAndTomorrows() {
    salts.keep();

    assertThat(days()).containsExactly("2026-04-20", "2026-04-21");
    assertThat(world.number("select count(distinct salt) from visitor_salt")).isEqualTo(2);
    assertThat(world.number("select min(octet_length(salt)) from visitor_salt")).isEqualTo(32);
  }

  @Test
  void keep_again_changesNothing() {
    salts.keep();
    List<String> first = world.rows("select * from visitor_salt order by day");

    assertThat(salts.keep()).isZero();
    assertThat(world.rows("select * from visitor_salt order by day")).isEqualTo(first);
  }

  @Test
  void keep_afterMidnight_destroysWhatIsOverAndGoesOnWithTheNext() {
    salts.keep();
    List<String> tomorrows = saltOf("2026-04-21");

    clock.set(Instant.parse("2026-04-20T23:59:59.999Z"));
    assertThat(salts.keep()).isZero();
    clock.set(Instant.parse("2026-04-21T00:00:00Z"));
    assertThat(salts.keep()).isEqualTo(1);

    assertThat(days()).containsExactly("2026-04-21", "2026-04-22");
    assertThat(saltOf("2026-04-21")).isEqualTo(tomorrows);
  }

  @Test
  void keep_afterDaysAway_destroysAllThatIsOver() {
    salts.keep();
    clock.set(Instant.parse("2026-05-01T08:00:00Z"));

    assertThat(salts.keep()).isEqualTo(2);
    assertThat(days()).containsExactly("2026-05-01", "2026-05-02");
  }

  @Test
  void keep_clockIsDaysAhead_destroysNothingAndMakesThoseOfBothClocks() {
    salts.keep();
    List<String> before = world.rows("select * from visitor_salt order by day");
    clock.set(Instant.parse("2026-04-21T12:00:00Z"));
    clock.setAhead(Duration.ofDays(10));

    assertThat(salts.keep()).isZero();
    assertThat(days())
        .containsExactly("2026-04-20", "2026-04-21", "2026-04-22", "2026-05-01", "2026-05-02");
    assertThat(world.rows("select * from visitor_salt order by day limit 2")).isEqualTo(before);

    clock.setAhead(Duration.ZERO);
    assertThat(salts.keep()).isEqualTo(1);
    assertThat(days()).startsWith("2026-04-21", "2026-04-22");
  }

  @Test
  void keep_clockIsDaysBehind_makesThoseOfBothClocks() {
    clock.setAhead(Duration.ofDays(-10));

    assertThat(salts.keep()).isZero();
    assertThat(days()).containsExactly("2026-04-10", "2026-04-11", "2026-04-20", "2026-04-21");

    clock.setAhead(Duration.ZERO);
    assertThat(salts.keep()).isEqualTo(2);
    assertThat(days()).containsExactly("2026-04-20", "2026-04-21");
  }

  @Test
  void migrate_roleOfTheRedirectNodes_mayReadTheSaltsAndNothingElse() {
    assertThat(
            world.rows(
                """
                select table_name, privilege_type from information_schema.role_table_grants
                where grantee = 'waymark_redirect' and table_schema = 'analytics'"""))
        .containsExactly("visitor_salt SELECT");
    assertThat(world.rows("select has_schema_privilege('waymark_redirect', 'analytics', 'usage')"))
        .containsExactly("t");
  }
}
