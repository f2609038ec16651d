package dev.waymark.admin.domain;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/// Looks from time to time at the domains that are about to move.
@Singleton
final class DomainSchedule {
  private final Proofs proofs;

  DomainSchedule(Proofs proofs) {
    this.proofs = proofs;
  }

  @Scheduled(
      identity = "domains-on-notice",
      every = "${waymark.domains.recheck-every:1h}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    try {
      proofs.recheck();
    } catch (RuntimeException e) {
      Log.warnf("The domains on notice were not looked at; trying again: %s", e.getMessage());
    }
  }
}
