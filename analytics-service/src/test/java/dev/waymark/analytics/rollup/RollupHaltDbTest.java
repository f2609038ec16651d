package dev.waymark.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.FaultyConnections;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.analytics.clock.ClockSkewGuard;
import dev.waymark.analytics.database.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The service dies at each statement of the rollup; the next start makes it up.
@QuarkusTest
@QuarkusTestResource(Database.class)
class RollupHaltDbTest {
  private static final LocalDate DAY = LocalDate.parse("2026-04-18");

  @Inject World world;
  @Inject ClockSkewGuard clockSkew;
  @Inject Rollup rollup;

  @ConfigProperty(name = "waymark.database.url")
  String url;

  private final Producer producer = Producer.number(1);

  /// Has counted two clicks and got a late one, runs over these connections, then over sound ones.
  ///
  /// @return whether the first of these runs got through
  private boolean runOver(DataSource connections) {
    world.reset();
    producer.deliver(
        1,
        Click.on("lnk_1").at("2026-04-17T10:00:00Z"),
        Click.on("lnk_1").at("2026-04-18T10:00:00Z"));
    rollup.run(DAY);
    producer.deliver(3, Click.on("lnk_1").at("2026-04-10T10:00:00Z"));
    boolean through = false;
    try {
      Rollup.Run _ = new Rollup(new Transactions(connections), clockSkew).run(DAY);
      through = true;
    } catch (FaultyConnections.Cut _) {
      // The next run makes it up.
    }
    Rollup.Run _ = rollup.run(DAY);
    return through;
  }

  /// The count, and how many late clicks the runs say they wrote.
  private List<String> counted() {
    return world.rows(
        "select clicks, (select sum(written) from rollup_run) from publication.click_count");
  }

  @Test
  void halt_atAnyStatement_countsEveryClickOnce() {
    int step = 1;
    while (!runOver(FaultyConnections.cutAt(step, url))) {
      assertThat(counted()).as("halted at statement %d", step).containsExactly("3 2");
      step++;
    }
    assertThat(step).as("statements that were tried").isGreaterThan(5);
  }

  /// The other test proves something only if it fails when the statements are not one transaction.
  @Test
  void halt_withAPlantedTransactionAStatement_isCaught() {
    int step = 1;
    boolean caught = false;
    while (!caught && !runOver(FaultyConnections.cutWithoutTransaction(step, url))) {
      caught = !counted().equals(List.of("3 2"));
      step++;
    }
    assertThat(caught).isTrue();
  }

  @Test
  void run_withAPlantedAddInsteadOfSet_isCaught() {
    runOver(FaultyConnections.cutAt(Integer.MAX_VALUE, url));
    producer.deliver(4, Click.on("lnk_1").at("2026-04-10T10:00:00Z"));
    // Looked at before a sound run would mend it.
    DataSource adding =
        FaultyConnections.replacing(
            "clicks = excluded.clicks", "clicks = c.clicks + excluded.clicks", url);
    Rollup.Run _ = new Rollup(new Transactions(adding), clockSkew).run(DAY);
    assertThat(world.rows("select clicks from publication.click_count")).isNotEqualTo(List.of("4"));
  }
}
