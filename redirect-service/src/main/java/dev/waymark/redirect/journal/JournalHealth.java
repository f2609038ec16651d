package dev.waymark.redirect.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/// Whether clicks can be captured, under `/q/health/well`. No part of readiness: what a node does
/// on a failed disk is for {@link JournalSettings#onDiskFailure} to say, and a node that is taken
/// out answers nobody.
public final class JournalHealth implements HealthCheck {
  private final Journal journal;
  private final JournalSettings settings;
  private final InstantSource clock;

  /// The health of this journal.
  public JournalHealth(Journal journal, JournalSettings settings, InstantSource clock) {
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    Instant since = journal.failingSince();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("journal")
            .status(since == null)
            .withData("lost", journal.counters().lost())
            .withData("refused", journal.counters().refused());
    if (since != null) {
      long seconds = Math.max(0, Duration.between(since, clock.instant()).toSeconds());
      answer
          .withData("failing_seconds", seconds)
          .withData("problem", "Clicks cannot be written to the disk: " + consequence());
    }
    return answer.build();
  }

  private String consequence() {
    return switch (settings.onDiskFailure()) {
      case AVAILABILITY -> "visitors are sent on, and their clicks are lost.";
      case ACCOUNTING -> "visitors get a 503.";
    };
  }
}
