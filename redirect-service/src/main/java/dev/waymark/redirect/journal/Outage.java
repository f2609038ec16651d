package dev.waymark.redirect.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A failure of the journal's disk: since when it lasts, what was said of it, and when to try
/// again. For whoever has the appender's lock, but for {@link #since}.
final class Outage {
  private static final Logger LOG = Logger.getLogger(Outage.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

  private final JournalCounters counters;
  private final InstantSource clock;
  private volatile @Nullable Instant since;
  private Instant saidAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;
  private boolean repairing;

  Outage(JournalCounters counters, InstantSource clock) {
    this.counters = counters;
    this.clock = clock;
  }

  /// Since when nothing can be written; null while it can. Any thread.
  @Nullable Instant since() {
    return since;
  }

  /// An operation failed, so that nothing can be written from now on.
  void begin(String operation, long sequence, IOException e) {
    counters.failures.increment();
    note();
    LOG.errorf(e, "The click journal's disk failed operation=%s sequence=%d", operation, sequence);
  }

  private void note() {
    if (since == null) {
      since = clock.instant();
      saidAt = clock.instant();
    }
  }

  /// Whether to repair it now; the caller has to, when it is.
  boolean isRepairDue() {
    if (repairing || hasJustTried()) {
      return false;
    }
    repairing = true;
    return true;
  }

  /// Not so when the clock was set back behind the last attempt, which may be for days.
  private boolean hasJustTried() {
    Instant now = clock.instant();
    return !now.isBefore(triedAt) && now.isBefore(triedAt.plus(RETRY));
  }

  /// An attempt at repair begins.
  void beginRepair() {
    repairing = true;
    triedAt = clock.instant();
  }

  /// The attempt is over.
  void endRepair() {
    repairing = false;
  }

  /// It is not to be repaired any more.
  void giveUp() {
    repairing = true;
  }

  /// An attempt failed. Says so at once, and then once a minute: a disk may be full for days.
  void goesOn(IOException e) {
    counters.failures.increment();
    boolean isNew = since == null;
    note();
    Instant now = clock.instant();
    if (isNew) {
      LOG.errorf(e, "The click journal cannot be opened; trying again every %s", RETRY);
    } else if (now.isBefore(saidAt) || !now.isBefore(saidAt.plus(SAY_AGAIN))) {
      saidAt = now;
      LOG.errorf(
          "The click journal still cannot be opened lost=%d refused=%d: %s",
          counters.lost(), counters.refused(), e);
    }
  }

  /// What was written is on the medium again.
  void end() {
    Instant began = since;
    if (began != null) {
      since = null;
      LOG.infof(
          "The click journal can be written again failedFor=%s lost=%d refused=%d",
          Duration.between(began, clock.instant()), counters.lost(), counters.refused());
    }
  }
}
