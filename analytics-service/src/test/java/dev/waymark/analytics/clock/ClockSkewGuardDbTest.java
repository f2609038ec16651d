package dev.waymark.analytics.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.database.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClockSkewGuardDbTest {
  @Inject Transactions transactions;
  private final TestClock clock = new TestClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ClockSkewGuard clockSkew = new ClockSkewGuard(clock, clock, registry);

  private ClockSkewGuard.Comparison readAhead(Duration ahead) {
    clock.setAhead(ahead);
    return transactions.onSnapshot(clockSkew::read);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, true",
    "PT5M, true",
    "PT-5M, true",
    "PT5M0.001S, false",
    "PT-5M-0.001S, false",
    "P400D, false",
    "P-400D, false"
  })
  void read_anyTwoClocks_agreeWithinFiveMinutes(Duration ahead, boolean agree) {
    ClockSkewGuard.Comparison reading = readAhead(ahead);
    assertThat(reading)
        .isEqualTo(new ClockSkewGuard.Comparison(TestClock.START.plus(ahead), TestClock.START));
    assertThat(reading.agree()).isEqualTo(agree);
    assertThat(registry.get("waymark.clock.disagreements").counter().count())
        .isEqualTo(agree ? 0 : 1);
    assertThat(registry.get("waymark.clock.skew.seconds").gauge().value())
        .isEqualTo(ahead.toMillis() / 1000.0);
  }

  @Test
  void read_apartForLong_isAnErrorOnceAnEpisode() {
    List<Level> told = new ArrayList<>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            told.add(record.getLevel());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(ClockSkewGuard.class.getName());
    logger.addHandler(handler);
    try {
      for (int days : new int[] {0, 3, 3, 4, 0, 0, -3, -3, 0}) {
        ClockSkewGuard.Comparison _ = readAhead(Duration.ofDays(days));
      }
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(told).extracting(Level::getName).containsExactly("ERROR", "INFO", "ERROR", "INFO");
  }

  /// The test's PostgreSQL is on this machine.
  @Test
  void instant_ofPostgres_isThatOfTheMomentNotOfTheTransaction() {
    boolean _ =
        transactions.onSnapshot(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("select now()");
              }
              Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
              Instant instant = new PostgresClock().instant(connection);
              assertThat(instant).isBetween(before, Instant.now());
              return true;
            });
  }
}
