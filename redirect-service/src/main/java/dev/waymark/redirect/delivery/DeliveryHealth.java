package dev.waymark.redirect.delivery;

import dev.waymark.redirect.journal.Journal;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// How far delivery is behind, under `/q/health/well`. It is always well, and no part of readiness:
/// clicks wait in the journal for as long as they have to, and an analytics service that is away
/// must not take every node out at once.
@Wellness
@Singleton
public class DeliveryHealth implements HealthCheck {
  private final Journal journal;

  DeliveryHealth(Journal journal) {
    this.journal = journal;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("delivery")
        .up()
        .withData("undelivered", journal.next() - journal.mark())
        .build();
  }
}
