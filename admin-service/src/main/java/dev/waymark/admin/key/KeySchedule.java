package dev.waymark.admin.key;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/// Looks every minute for keys that have expired. This service refuses them at the moment that they
/// expire; the others, once this has run.
@Singleton
final class KeySchedule {
  private final Keys keys;

  KeySchedule(Keys keys) {
    this.keys = keys;
  }

  @Scheduled(
      identity = "expired-keys",
      every = "1m",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    try {
      keys.takeExpired();
    } catch (RuntimeException e) {
      Log.warnf("Expired keys were not taken away; trying again: %s", e.getMessage());
    }
  }
}
