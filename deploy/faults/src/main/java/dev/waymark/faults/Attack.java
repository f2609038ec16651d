package dev.waymark.faults;

import dev.waymark.faults.Schedule.Strike;
import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A schedule of faults as it is carried out, and the keeper who starts again what has ended by
/// itself, as any supervisor of services would.
final class Attack implements AutoCloseable {
  private static final List<Part> SERVICES = List.of(Part.ANALYTICS, Part.ADMIN, Part.REDIRECT);
  private static final Duration ROUND = Duration.ofMillis(50);
  private static final Duration AIM = Duration.ofSeconds(1);
  private static final Duration GLANCE = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Installation installation;
  private final Uptime uptime;
  private final Map<Part, ReentrantLock> held = new EnumMap<>(Part.class);
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private final Map<Part, Integer> endedByItself = new EnumMap<>(Part.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> strikes = new ArrayList<>();
  private final Future<?> keeper;

  private int whileStoring;

  private Attack(Installation installation, Uptime uptime) {
    this.installation = installation;
    this.uptime = uptime;
    for (Part part : Part.values()) {
      held.put(part, new ReentrantLock());
    }
    keeper = threads.submit(this::keep);
  }

  /// Begins.
  static Attack start(Installation installation, Schedule schedule, Uptime uptime) {
    var attack = new Attack(installation, uptime);
    long beganNanos = System.nanoTime();
    for (Strike strike : schedule.strikes()) {
      attack.strikes.add(
          attack.threads.submit(
              () -> {
                long due = beganNanos + strike.at().toNanos();
                pause(Duration.ofNanos(due - System.nanoTime()));
                attack.carryOut(strike);
                return strike;
              }));
    }
    return attack;
  }

  /// Waits until all is done that was scheduled.
  ///
  /// @throws TimeoutException when it is not in time
  /// @throws ExecutionException when something could not be done
  void await(Duration bound) throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + bound.toNanos();
    for (Future<?> strike : strikes) {
      strike.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
    if (keeper.isDone()) {
      keeper.get();
    }
  }

  /// How often each fault was carried out.
  Map<Fault, Integer> done() {
    synchronized (done) {
      return Map.copyOf(done);
    }
  }

  /// How many of them came while clicks were being stored, or just after.
  int whileStoring() {
    synchronized (done) {
      return whileStoring;
    }
  }

  /// How often each service had ended though nobody killed it, and was started again.
  Map<Part, Integer> endedByItself() {
    synchronized (endedByItself) {
      return Map.copyOf(endedByItself);
    }
  }

  private void carryOut(Strike strike) throws IOException, InterruptedException {
    Part part = strike.fault().part();
    ReentrantLock lock = lock(part);
    lock.lockInterruptibly();
    try {
      ProcessHandle storing = strike.fault().isAimed() ? awaitStoring() : null;
      if (storing != null) {
        pause(strike.late());
      }
      switch (strike.fault()) {
        case REDIRECT_KILLED -> {
          uptime.down(System.nanoTime());
          killForAWhile(part, strike.lasts());
        }
        case ANALYTICS_KILLED, ADMIN_KILLED, POSTGRESQL_KILLED ->
            killForAWhile(part, strike.lasts());
        case POSTGRESQL_STOPPED -> {
          // While it recovers from the last fault it may hang instead of stopping.
          var _ = anyBackend();
          installation.stop(part);
          pause(strike.lasts());
          installation.start(part);
        }
        case POSTGRESQL_HUNG -> {
          installation.suspendPostgres();
          try {
            pause(strike.lasts());
          } finally {
            installation.resumePostgres();
          }
        }
        case BACKEND_KILLED -> (storing == null ? anyBackend() : storing).destroyForcibly();
      }
      synchronized (done) {
        done.merge(strike.fault(), 1, Integer::sum);
        whileStoring += storing == null ? 0 : 1;
      }
    } finally {
      lock.unlock();
    }
  }

  private void killForAWhile(Part part, Duration lasts) throws IOException, InterruptedException {
    installation.kill(part);
    pause(lasts);
    installation.start(part);
  }

  /// Waits a moment for the analytics service to have a transaction under way, and returns the
  /// process of PostgreSQL that serves it; null when there was none.
  private @Nullable ProcessHandle awaitStoring() throws InterruptedException {
    long deadline = System.nanoTime() + AIM.toNanos();
    try (Connection connection = installation.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select pid from pg_stat_activity"
                    + " where usename = 'waymark_analytics' and xact_start is not null")) {
      while (System.nanoTime() < deadline) {
        ProcessHandle storing = process(query);
        if (storing != null) {
          return storing;
        }
        pause(GLANCE);
      }
    } catch (SQLException away) {
      // Then nothing is being stored.
    }
    return null;
  }

  /// One of those that PostgreSQL has for the services, waited for while it recovers from the last
  /// fault.
  private ProcessHandle anyBackend() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try (Connection connection = installation.connect();
          PreparedStatement query =
              connection.prepareStatement(
                  "select pid from pg_stat_activity where usename like 'waymark%' limit 1")) {
        ProcessHandle any = process(query);
        if (any != null) {
          return any;
        }
      } catch (SQLException away) {
        // It may come back.
      }
      pause(ROUND);
    }
    throw new Refusal("No service has a connection to PostgreSQL that could be killed.");
  }

  private static @Nullable ProcessHandle process(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? ProcessHandle.of(row.getLong(1)).orElse(null) : null;
    }
  }

  private void keep() {
    try {
      while (true) {
        for (Part part : SERVICES) {
          ReentrantLock lock = lock(part);
          if (lock.tryLock()) {
            try {
              restart(part);
            } finally {
              lock.unlock();
            }
          }
        }
        pause(ROUND);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts a service again that has ended, and notes when the redirect service is ready.
  private void restart(Part part) {
    if (!installation.isRunning(part)) {
      synchronized (endedByItself) {
        endedByItself.merge(part, 1, Integer::sum);
      }
      if (part == Part.REDIRECT) {
        uptime.down(System.nanoTime());
      }
      try {
        installation.start(part);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else if (part == Part.REDIRECT && !uptime.isUp() && installation.isReady(part)) {
      uptime.up(System.nanoTime());
    }
  }

  private static void pause(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }

  private ReentrantLock lock(Part part) {
    return Objects.requireNonNull(held.get(part));
  }

  /// Nothing happens from now on.
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
