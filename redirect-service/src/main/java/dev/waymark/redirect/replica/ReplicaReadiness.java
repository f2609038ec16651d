package dev.waymark.redirect.replica;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// A node is ready once it has all links, from the database or from its file; how old they are is
/// for metrics to watch, for an old answer is better than none.
public final class ReplicaReadiness implements HealthCheck {
  private final Links links;
  private final Subscription subscription;

  /// The readiness of what this subscription serves.
  public ReplicaReadiness(Subscription subscription) {
    this.links = subscription.replica().links();
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
