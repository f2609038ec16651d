package dev.waymark.admin.publication;

import dev.waymark.publication.DocumentLevel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Publishes what waited for nodes that can read it.
///
/// A change of a document that waits takes its row away or writes it, so whoever comes second waits
/// for the first and then finds nothing to do, or publishes over it: the newest version is what
/// stays.
@Singleton
class WaitingDocuments {
  /// What links refer to goes before them. What somebody changes at this moment is left to the next
  /// time.
  private static final String PUBLISH =
      """
      with due as (
        delete from publication.waiting_document where (kind, id) in (
          select kind, id from publication.waiting_document where level <= ?
          order by kind = 'link', kind, id limit ? for update skip locked)
        returning kind, id, body)
      insert into publication.document (kind, id, version, body)
      select kind, id, 1, body from due
      on conflict (kind, id) do update
      set version = document.version + 1, xid = pg_current_xact_id(), body = excluded.body
      """;

  private static final String COUNT = "select count(*) from publication.waiting_document";

  /// Documents published in one transaction.
  private static final int BATCH = 500;

  private final DataSource database;
  private final Levels levels;
  private final AtomicInteger waiting = new AtomicInteger();

  WaitingDocuments(DataSource database, Levels levels, MeterRegistry registry) {
    this.database = database;
    this.levels = levels;
    Gauge.builder("waymark.publication.waiting", waiting, AtomicInteger::get)
        .description("Documents in new forms that wait until every redirect node reads them.")
        .register(registry);
  }

  /// Publishes some of what is due. Safe beside another admin-service that does the same.
  ///
  /// @return whether there may be more
  @Transactional
  boolean publishDue() {
    try (Connection connection = database.getConnection()) {
      int level = levels.current();
      int published = 0;
      if (level > DocumentLevel.FIRST) {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
          statement.setInt(1, level);
          statement.setInt(2, BATCH);
          published = statement.executeUpdate();
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(COUNT);
          ResultSet row = statement.executeQuery()) {
        row.next();
        waiting.set(row.getInt(1));
      }
      if (published > 0) {
        Log.infof(
            "published what waited for nodes that read it: documents=%d level=%d",
            published, level);
      }
      return published == BATCH;
    } catch (SQLException e) {
      throw new IllegalStateException("What waits was not published", e);
    }
  }

  /// When it is time to look.
  @Singleton
  static final class Schedule {
    /// So that one turn ends, whatever there is.
    private static final int BATCHES = 1_000;

    private final WaitingDocuments documents;
    private final Levels levels;

    Schedule(WaitingDocuments documents, Levels levels) {
      this.documents = documents;
      this.levels = levels;
    }

    @Scheduled(
        identity = "waiting-documents",
        every = "10s",
        delayed = "5s",
        concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
      try {
        for (int i = 0; i < BATCHES && documents.publishDue(); i++) {
          // Until nothing is due.
        }
        levels.forgetTheGone();
      } catch (RuntimeException e) {
        Log.warnf("What waits for nodes was not published; trying again: %s", e.getMessage());
      }
    }
  }
}
