package dev.waymark.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.FaultyConnections;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.analytics.credential.Proof;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.click.ClickBatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The service dies at each statement of a batch's transaction; the node delivers again.
@QuarkusTest
@QuarkusTestResource(Database.class)
class IngestHaltDbTest {
  /// Of each batch: clicks that were stored before, clicks that are new, and one that nobody knows
  /// the link of.
  private static final List<Click> BATCH =
      List.of(
          Click.on("lnk_1"),
          Click.on("lnk_1"),
          Click.on("lnk_1"),
          Click.on("lnk_2"),
          Click.on("lnk_unknown"));

  private static final String COUNTED_ONCE = "4 4 4 1 5";

  @Inject World world;
  @Inject DayPartitions partitions;
  @Inject LinkOwners links;
  @Inject IngestMeters meters;

  @ConfigProperty(name = "waymark.database.url")
  String url;

  private final Producer producer = Producer.number(1);
  private final byte[] batch = producer.batch(1, 1, BATCH);

  /// Has two of the clicks, takes all of them over these connections, then over sound ones.
  ///
  /// @return whether the first of these deliveries got through
  private boolean takeOver(DataSource connections) {
    world.reset();
    producer.deliver(1, BATCH.get(0), BATCH.get(1));
    boolean through = false;
    try {
      var store = new ClickStore(new Transactions(connections), partitions, links);
      var ingest = new Ingest(store, meters);
      Ingest.Receipt _ = ingest.take(batch(), new Proof.OwnCredential(producer.id(), 1));
      through = true;
    } catch (FaultyConnections.Cut _) {
      // Nobody got an answer.
    }
    producer.send(batch);
    return through;
  }

  private ClickBatch batch() {
    return switch (ClickBatch.read(ByteBuffer.wrap(batch))) {
      case ClickBatch.Accepted accepted -> accepted.batch();
      case ClickBatch.Rejected rejected -> throw new AssertionError(rejected.reason());
    };
  }

  @Test
  void halt_atAnyStatement_countsEveryClickOnce() {
    int step = 1;
    while (!takeOver(FaultyConnections.cutAt(step, url))) {
      assertThat(world.counted()).as("halted at statement %d", step).isEqualTo(COUNTED_ONCE);
      step++;
    }
    assertThat(step).as("statements that were tried").isGreaterThan(8);
  }

  /// The other test proves something only if it fails when the statements are not one transaction.
  @Test
  void halt_withAPlantedTransactionAStatement_isCaught() {
    int step = 1;
    boolean caught = false;
    while (!caught && !takeOver(FaultyConnections.cutWithoutTransaction(step, url))) {
      caught = !world.counted().equals(COUNTED_ONCE);
      step++;
    }
    assertThat(caught).isTrue();
  }

  /// Nor does it prove much if what is added up could be wrong unnoticed.
  @ParameterizedTest
  @CsvSource({
    "b.clicks + excluded.clicks, excluded.clicks",
    "d.rows + excluded.rows, excluded.rows",
    "taken = taken + ?, taken = ?"
  })
  void deliver_withAPlantedSetInsteadOfAdd_isCaught(String part, String by) {
    takeOver(FaultyConnections.replacing(part, by, url));
    assertThat(world.counted()).isNotEqualTo(COUNTED_ONCE);
  }
}
