package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentLevel;
import dev.waymark.redirect.database.Database;
import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows the publication in PostgreSQL and keeps a replica equal to it. One thread.
///
/// # How
///
/// Each turn reads, in one transaction, the rows of every transaction that the last turn's snapshot
/// did not see, and applies them: a transaction that was drawn early and commits late is not
/// missed, and one that stays open holds nothing up. A notification only starts the next turn
/// sooner. From time to time, and on each new connection, a checksum over all versions is compared;
/// where it differs, or the database is another one or an older copy, everything is loaded again.
final class Feed implements Runnable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /// Several times within the ten minutes after which admin-service takes a node for gone.
  private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

  /// A start is a node of its own: the one before may have been of another release.
  private final UUID node = UUID.randomUUID();

  private final Database database;
  private final Replica replica;
  private final ReplicaSettings.Feed settings;
  private final InstantSource clock;
  private final Consumer<Position> afterTurn;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong loads = new AtomicLong();
  private volatile long lastSuccessMillis;
  private volatile @Nullable PublicationSession current;
  private long nextReconcile;
  private long nextReport;

  /// @param afterTurn told how far the publication was followed, whenever it was
  Feed(
      Database database,
      Replica replica,
      ReplicaSettings.Feed settings,
      InstantSource clock,
      Consumer<Position> afterTurn) {
    this.database = database;
    this.replica = replica;
    this.settings = settings;
    this.clock = clock;
    this.afterTurn = afterTurn;
    this.lastSuccessMillis = clock.millis();
  }

  /// Runs until {@link #stop}, through every failure.
  @Override
  public void run() {
    Duration pause = FIRST_PAUSE;
    boolean failing = false;
    while (isRunning()) {
      try (var session = PublicationSession.open(database)) {
        current = session;
        nextReconcile = 0;
        nextReport = 0;
        while (isRunning()) {
          turn(session);
          if (failing) {
            Log.info("the publication is followed again");
          }
          failing = false;
          pause = FIRST_PAUSE;
          reportIfDue(session);
          session.awaitHint(settings.poll());
        }
      } catch (SQLException | RuntimeException e) {
        if (!isRunning()) {
          return;
        }
        failures.incrementAndGet();
        if (!failing) {
          Log.warn("cannot follow the publication, serving what is known", e);
        }
        failing = true;
        pause(pause);
        pause = shorter(pause.multipliedBy(2), settings.longestPause());
      }
    }
  }

  /// Has {@link #run} return at once; a turn that is under way is given up.
  void stop() {
    stopped.countDown();
    PublicationSession session = current;
    if (session != null) {
      session.abort();
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void turn(PublicationSession session) throws SQLException {
    Position reached = session.begin();
    Position from = replica.position();
    if (from == null) {
      load(session, reached);
    } else if (!from.leadsTo(reached)) {
      Log.warn("this is another database, or an older copy: everything is loaded again");
      load(session, reached);
    } else {
      read(session, from, replica::apply);
      session.clickCounts(from, replica::count);
      if (clock.millis() >= nextReconcile) {
        reconcile(session, reached);
      }
    }
    if (replica.held() > 0 && session.isAbsenceApproved(replica.heldSince())) {
      replica.approveAbsence();
    }
    session.end();
    replica.moveTo(reached);
    afterTurn.accept(reached);
    lastSuccessMillis = clock.millis();
  }

  /// After a turn, so that a node counts only once it follows.
  private void reportIfDue(PublicationSession session) throws SQLException {
    if (clock.millis() >= nextReport) {
      session.report(node, DocumentLevel.LATEST);
      nextReport = clock.millis() + REPORT_EVERY.toMillis();
    }
  }

  private void reconcile(PublicationSession session, Position reached) throws SQLException {
    if (session.agrees(replica.fingerprint())) {
      scheduleReconcile();
    } else {
      Log.warn("what is served differs from the publication: everything is loaded again");
      load(session, reached);
    }
  }

  private void load(PublicationSession session, Position reached) throws SQLException {
    loads.incrementAndGet();
    Replica.FullLoad load = replica.fullLoad();
    read(session, null, load::row);
    load.finish(reached);
    session.clickCounts(null, replica::count);
    scheduleReconcile();
    Log.infof("loaded the publication: links=%d held=%d", replica.served(), replica.held());
  }

  private void read(
      PublicationSession session, @Nullable Position since, Consumer<Published> action)
      throws SQLException {
    for (Pass pass : Pass.values()) {
      session.documents(pass, since, action);
      replica.rebuild();
    }
  }

  private void scheduleReconcile() {
    nextReconcile = clock.millis() + settings.reconcile().toMillis();
  }

  private void pause(Duration pause) {
    try {
      boolean _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// How long ago the replica was last known to be equal to the publication.
  Duration age() {
    return Duration.ofMillis(Math.max(0, clock.millis() - lastSuccessMillis));
  }

  /// How often the connection was lost or could not be made.
  long failures() {
    return failures.get();
  }

  /// How often everything was loaded.
  long loads() {
    return loads.get();
  }
}
