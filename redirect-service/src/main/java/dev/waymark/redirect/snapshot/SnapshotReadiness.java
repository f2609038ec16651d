package dev.waymark.redirect.snapshot;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A node is ready once it has all links, from the database or from its file; how old they are is
/// for metrics to watch, for an old answer is better than none.
@Readiness
@Singleton
public class SnapshotReadiness implements HealthCheck {
  private final Links links;
  private final Subscription subscription;

  SnapshotReadiness(Links links, Subscription subscription) {
    this.links = links;
    this.subscription = subscription;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("links")
        .status(links.isComplete())
        .withData("age_seconds", subscription.age().toSeconds())
        .withData("held", subscription.held())
        .build();
  }
}
