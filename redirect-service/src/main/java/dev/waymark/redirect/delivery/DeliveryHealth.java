package dev.waymark.redirect.delivery;

import dev.waymark.redirect.journal.Journal;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/// How far delivery is behind, and how long and why it stands still, under `/q/health/well`. It is
/// always well, and no part of readiness: clicks wait in the journal for as long as they have to,
/// and an analytics service that is away must not take every node out at once. An alert belongs on
/// the metric `waymark_delivery_stalled_seconds`.
public final class DeliveryHealth implements HealthCheck {
  private final Journal journal;
  private final @Nullable Delivery delivery;

  /// The health of this delivery.
  public DeliveryHealth(Dispatch dispatch) {
    this.journal = dispatch.journal();
    this.delivery = dispatch.delivery();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("delivery")
            .up()
            .withData("undelivered", journal.next() - journal.mark());
    if (delivery == null) {
      return answer.withData("problem", "Nobody said where clicks go.").build();
    }
    answer.withData("stalled_seconds", delivery.stalled().toSeconds());
    String problem = delivery.problem();
    return (problem == null ? answer : answer.withData("problem", problem)).build();
  }
}
