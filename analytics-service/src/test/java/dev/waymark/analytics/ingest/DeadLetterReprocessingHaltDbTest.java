package dev.waymark.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.FaultyConnections;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.analytics.database.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The service dies at each statement of the transaction that stores what was quarantined; the next
/// run goes on.
@QuarkusTest
@QuarkusTestResource(Database.class)
class DeadLetterReprocessingHaltDbTest {
  private static final String COUNTED_ONCE = "4 4 4 2 6";

  @Inject World world;
  @Inject DeadLetterReprocessing reading;
  @Inject Transactions transactions;
  @Inject DayPartitions partitions;
  @Inject LinkOwners links;
  @Inject IngestMeters meters;

  @ConfigProperty(name = "waymark.database.url")
  String url;

  private final Producer producer = Producer.number(1);

  /// Reads again over these connections, then over sound ones: three clicks, one that nobody knows
  /// the link of, and one that cannot be read.
  ///
  /// @return whether the first of these runs got through
  private boolean readOver(DataSource connections) {
    world.reset();
    producer.deliver(1, Click.on("lnk_1"));
    var older = new OlderService(world, producer);
    older.take(2, Click.on("lnk_1"));
    older.take(3, Click.on("lnk_404"));
    older.take(4, Click.on("lnk_1"));
    byte[] future = older.record(5, Click.on("lnk_1"));
    future[0] = 9;
    older.take(5, future, TestClock.START);
    older.take(6, Click.on("lnk_2"));
    boolean through = false;
    try {
      var store = new ClickStore(new Transactions(connections), partitions, links);
      DeadLetterReprocessing.Run _ = new DeadLetterReprocessing(transactions, store, meters).run();
      through = true;
    } catch (FaultyConnections.Cut _) {
      // The next run goes on.
    }
    // PostgreSQL may still believe in the connection that was cut, and have its rows locked.
    assertThat(world.rows("select sequence from rejected_click for update")).isNotEmpty();
    DeadLetterReprocessing.Run _ = reading.run();
    return through;
  }

  @Test
  void halt_atAnyStatement_countsEveryClickOnce() {
    int step = 1;
    while (!readOver(FaultyConnections.cutAt(step, url))) {
      assertThat(world.counted()).as("halted at statement %d", step).isEqualTo(COUNTED_ONCE);
      step++;
    }
    assertThat(world.counted()).isEqualTo(COUNTED_ONCE);
    assertThat(step).as("statements that were tried").isGreaterThan(7);
  }

  /// The other test proves something only if it fails when the statements are not one transaction.
  @Test
  void halt_withAPlantedTransactionAStatement_isCaught() {
    int step = 1;
    boolean caught = false;
    while (!caught && !readOver(FaultyConnections.cutWithoutTransaction(step, url))) {
      caught = !world.counted().equals(COUNTED_ONCE);
      step++;
    }
    assertThat(caught).isTrue();
  }
}
