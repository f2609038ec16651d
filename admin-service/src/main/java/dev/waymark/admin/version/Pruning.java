package dev.waymark.admin.version;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// Forgets versions that are too old, once an hour and some at a time.
@Singleton
class Pruning {
  /// How many versions one transaction forgets.
  private static final int AT_ONCE = 5_000;

  private static final String DROP_OLD =
      """
      delete from admin.resource_version where id in (
        select id from admin.resource_version as old where at < :before and exists (
          select from admin.resource_version as newer
          where newer.subject = old.subject and newer.number > old.number)
        order by at limit :most)
      """;

  private final EntityManager database;
  private final VersionSettings settings;
  private final InstantSource clock;

  Pruning(EntityManager database, VersionSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(
      identity = "versions-that-are-too-old",
      every = "1h",
      delayed = "3m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    try {
      prune();
    } catch (RuntimeException e) {
      Log.warnf("Old versions were not forgotten; trying again: %s", e.getMessage());
    }
  }

  /// Forgets some of those that are too old; the one that is in force stays.
  ///
  /// @return how many
  @Transactional
  int prune() {
    return database
        .createNativeQuery(DROP_OLD)
        .setParameter("before", clock.instant().minus(settings.keptFor()))
        .setParameter("most", AT_ONCE)
        .executeUpdate();
  }
}
