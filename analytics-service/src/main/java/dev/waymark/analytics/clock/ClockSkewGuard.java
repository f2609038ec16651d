package dev.waymark.analytics.clock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Hears PostgreSQL's clock beside this service's own, for whoever destroys or fixes something by
/// its date: a clock that is days ahead takes for over what is not, and what is destroyed does not
/// come back when the clock does.
///
/// Two clocks seldom err alike, unless they are those of one machine: then nobody notices.
@Singleton
public final class ClockSkewGuard {
  /// How far the two may be apart: what Kerberos allows too (RFC 4120, section 1.6). Clocks that
  /// are set over the network are within a second, and nothing here is shorter than a day.
  static final Duration BOUND = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(ClockSkewGuard.class);

  private final InstantSource clock;
  private final DatabaseClock database;
  private final Counter disagreements;
  private final AtomicLong skewMillis = new AtomicLong();
  private final AtomicBoolean apart = new AtomicBoolean();

  /// A guard over this clock.
  public ClockSkewGuard(InstantSource clock, DatabaseClock database, MeterRegistry registry) {
    this.clock = clock;
    this.database = database;
    this.disagreements =
        Counter.builder("waymark.clock.disagreements")
            .description(
                "Comparisons that found this service's clock and PostgreSQL's apart, so that nothing"
                    + " was destroyed or rolled up. Must be 0.")
            .register(registry);
    Gauge.builder("waymark.clock.skew.seconds", skewMillis, millis -> millis.get() / 1000.0)
        .description(
            "How far this service's clock was ahead of PostgreSQL's when they were compared last.")
        .register(registry);
  }

  /// What the two clocks showed.
  ///
  /// @param here this service's
  /// @param there PostgreSQL's, right after
  public record Comparison(Instant here, Instant there) {
    /// Whether they are so close that this service's clock may be believed.
    public boolean agree() {
      return Duration.between(there, here).abs().compareTo(BOUND) <= 0;
    }

    /// The day in UTC that it is by this service's clock.
    public LocalDate today() {
      return LocalDate.ofInstant(here, ZoneOffset.UTC);
    }

    /// The day in UTC that it is by PostgreSQL's.
    public LocalDate todayThere() {
      return LocalDate.ofInstant(there, ZoneOffset.UTC);
    }
  }

  /// Reads both. What follows may rely on the reading for as long as it takes: a day that was over
  /// stays over.
  public Comparison read(Connection connection) throws SQLException {
    // In this order: in a pause between the two, time can only catch up with a clock that is ahead.
    Instant here = clock.instant();
    var comparison = new Comparison(here, database.instant(connection));
    skewMillis.set(Duration.between(comparison.there(), here).toMillis());
    if (!comparison.agree()) {
      disagreements.increment();
    }
    tellOnce(comparison);
    return comparison;
  }

  private void tellOnce(Comparison comparison) {
    if (apart.compareAndSet(comparison.agree(), !comparison.agree())) {
      if (comparison.agree()) {
        LOG.infof("This service's clock and PostgreSQL's agree again now=%s", comparison.here());
      } else {
        LOG.errorf(
            "This service's clock and PostgreSQL's are apart: until they agree, nothing is"
                + " destroyed that is over, and no rollup runs here=%s there=%s",
            comparison.here(), comparison.there());
      }
    }
  }
}
