package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The short form of `deploy/faults/run`: every kind of fault six times. Another seed can be given
/// with `-Dwaymark.faults.seed`.
class FaultsIT {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void clicks_whileEverythingIsKilled_areCountedExactlyOnce() throws Exception {
    long seed = Long.getLong("waymark.faults.seed", 1L);
    var terms = new Terms(5_000, 6 * Fault.values().length, seed, Duration.ofMillis(2_500));

    Report report = Faults.trial(ROOT, terms, System.out);

    System.out.print(report.text());
    assertThat(report.findings()).as(report.text()).isEmpty();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void database_lostAndEmptyAndRestored_linksAreAnsweredAndClicksCountedOnce() throws Exception {
    Outcome outcome = Faults.databaseLoss(ROOT, System.out);

    System.out.print(outcome.text());
    assertThat(outcome.findings()).as(outcome.text()).isEmpty();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void batches_forgedInANodesName_markIsReleasedAndClicksAreCountedOnce() throws Exception {
    Outcome outcome = Faults.forgedBatches(ROOT, System.out);

    System.out.print(outcome.text());
    assertThat(outcome.findings()).as(outcome.text()).isEmpty();
  }

  /// The short form of `--rolling`.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void nodes_restartedOneAfterTheOther_answerEveryVisitor() throws Exception {
    long seed = Long.getLong("waymark.faults.seed", 1L);

    Outcome outcome = Faults.rollingRestart(ROOT, 2, seed, System.out);

    System.out.print(outcome.text());
    assertThat(outcome.findings()).as(outcome.text()).isEmpty();
  }

  /// A tenth of what `--attack check` and its like send.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void requests_asHeavyAsTheyCanBe_harmNobody() throws Exception {
    Outcome outcome =
        Faults.heavyRequests(ROOT, List.of(HeavyRequests.Kind.values()), 10, System.out);

    System.out.print(outcome.text());
    assertThat(outcome.findings()).as(outcome.text()).isEmpty();
  }
}
