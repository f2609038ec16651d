package dev.waymark.analytics.audit;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuditDbTest {
  @Inject World world;
  @Inject TestClock clock;
  @Inject Audit audit;
  @Inject SchemaCare schema;

  /// Clicks of today, yesterday and long ago; rejects; a loss; a repeat; two producers.
  @BeforeEach
  void reset() {
    world.reset();
    Producer one = Producer.number(1);
    one.deliver(
        1,
        Click.on("lnk_1"),
        Click.on("lnk_2").at("2026-04-19T10:00:00Z"),
        Click.on("lnk_404"),
        Click.on("lnk_2").at("2026-01-01T10:00:00Z"));
    one.deliver(3, Click.on("lnk_404"), Click.on("lnk_2").at("2026-01-01T10:00:00Z"));
    one.deliverAfterGap(5, 9, Click.on("lnk_3"));
    Producer.number(2).deliver(1, Click.on("lnk_1"), Click.on("lnk_1"));
  }

  @Test
  void look_allIsWell_findsZeros() {
    clock.set(TestClock.START.plusSeconds(30));
    assertThat(audit.look())
        .isEqualTo(
            new Audit.Findings(
                0,
                0,
                0,
                0,
                4,
                1,
                List.of(
                    new Audit.Lag(new UUID(0, 1), 0, 30), new Audit.Lag(new UUID(0, 2), 0, 30))));
  }

  @Test
  void look_aRowIsGone_isFound() {
    world.run("delete from click where link_id = 'lnk_3'");
    Audit.Findings findings = audit.look();
    assertThat(findings.rows()).isEqualTo(1);
    assertThat(findings.aggregates()).isEqualTo(1);
  }

  @Test
  void look_anAggregateIsOff_isFound() {
    world.run("update click_bucket set clicks = clicks + 2 where link_id = 'lnk_3'");
    assertThat(audit.look().aggregates()).isEqualTo(2);
    assertThat(audit.look().rows()).isZero();
  }

  /// The clock stands at noon: yesterday is over, and adding it up every minute costs too much.
  @Test
  void look_aDayThatIsOver_isAddedUpOnceAnHourOrWhenItChanged() {
    assertThat(audit.look().aggregates()).isZero();
    String yesterday = "update click_bucket set clicks = clicks + 2 where bucket < '2026-04-20Z'";
    world.run(yesterday + " and bucket >= '2026-04-19Z'");
    assertThat(audit.look().aggregates()).isZero();
    clock.set(TestClock.START.plusSeconds(3600));
    assertThat(audit.look().aggregates()).isEqualTo(2);
    assertThat(audit.look().aggregates()).isEqualTo(2);
  }

  @Test
  void look_aMarkIsAhead_isFound() {
    world.run("update producer set taken = taken + 3 where id = '" + new UUID(0, 2) + "'");
    assertThat(audit.look().marks()).isEqualTo(3);
  }

  @Test
  void look_aRejectIsGone_isFound() {
    world.run("delete from rejected_click");
    assertThat(audit.look().marks()).isEqualTo(1);
  }

  @Test
  void meters_afterALook_showWhatWasFound() {
    world.run("update producer set journal_next = next + 7 where id = '" + new UUID(0, 2) + "'");
    world.run("delete from click where link_id = 'lnk_3'");
    var registry = new SimpleMeterRegistry();
    new AuditMeters(audit, schema, registry).look();
    assertThat(registry.get("waymark.audit.rows").gauge().value()).isEqualTo(1);
    assertThat(registry.get("waymark.clicks.lost").gauge().value()).isEqualTo(4);
    assertThat(
            registry
                .get("waymark.ingest.lag")
                .tag("producer", new UUID(0, 2).toString())
                .gauge()
                .value())
        .isEqualTo(7);
  }
}
