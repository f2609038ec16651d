package dev.waymark.faults;

import dev.waymark.faults.Schedule.Strike;
import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// A schedule of faults as it is carried out, and the keeper who starts again what has ended by
/// itself, as any supervisor of services would.
final class Attack implements AutoCloseable {
  private static final List<Part> SERVICES = List.of(Part.ANALYTICS, Part.ADMIN, Part.REDIRECT);
  private static final Duration ROUND = Duration.ofMillis(50);
  private static final int TRIES = 50;

  private final Installation installation;
  private final Uptime uptime;
  private final Map<Part, ReentrantLock> held = new EnumMap<>(Part.class);
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private final Map<String, Integer> complaints = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> strikes = new ArrayList<>();

  private Attack(Installation installation, Uptime uptime) {
    this.installation = installation;
    this.uptime = uptime;
    for (Part part : Part.values()) {
      held.put(part, new ReentrantLock());
    }
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
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                attack.carryOut(strike);
                return strike;
              }));
    }
    attack.threads.execute(attack::keep);
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
  }

  /// How often each fault was carried out.
  Map<Fault, Integer> done() {
    synchronized (done) {
      return Map.copyOf(done);
    }
  }

  /// What the keeper has seen that should not be, and how often.
  Map<String, Integer> complaints() {
    synchronized (complaints) {
      return Map.copyOf(complaints);
    }
  }

  private void complain(String sentence) {
    synchronized (complaints) {
      complaints.merge(sentence, 1, Integer::sum);
    }
  }

  private void carryOut(Strike strike) throws IOException, InterruptedException {
    Part part = strike.fault().part();
    ReentrantLock lock = lock(part);
    lock.lockInterruptibly();
    try {
      switch (strike.fault()) {
        case REDIRECT_KILLED -> {
          uptime.down(System.nanoTime());
          killForAWhile(part, strike.lasts());
        }
        case ANALYTICS_KILLED, ADMIN_KILLED, POSTGRESQL_KILLED ->
            killForAWhile(part, strike.lasts());
        case POSTGRESQL_STOPPED -> {
          installation.stop(part);
          TimeUnit.NANOSECONDS.sleep(strike.lasts().toNanos());
          installation.start(part);
        }
        case BACKEND_KILLED -> killBackend();
      }
      synchronized (done) {
        done.merge(strike.fault(), 1, Integer::sum);
      }
    } finally {
      lock.unlock();
    }
  }

  private void killForAWhile(Part part, Duration lasts) throws IOException, InterruptedException {
    installation.kill(part);
    TimeUnit.NANOSECONDS.sleep(lasts.toNanos());
    installation.start(part);
  }

  /// While PostgreSQL recovers from the last time, or the analytics service starts, there is none.
  private void killBackend() throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      try (Connection connection = installation.connect();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select pid from pg_stat_activity where usename = 'waymark_analytics'"
                      + " order by state = 'active' desc nulls last limit 1")) {
        if (row.next()
            && ProcessHandle.of(row.getLong(1)).map(ProcessHandle::destroyForcibly).orElse(false)) {
          return;
        }
      } catch (SQLException away) {
        // Again, then.
      }
      pause(Duration.ofMillis(100));
    }
    throw new Refusal(
        "The analytics service has no connection to PostgreSQL that could be killed.");
  }

  private void keep() {
    try {
      while (true) {
        for (Part part : SERVICES) {
          ReentrantLock lock = lock(part);
          if (lock.tryLock()) {
            try {
              keep(part);
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

  private void keep(Part part) {
    if (!installation.isRunning(part)) {
      complain(part + " ended by itself");
      if (part == Part.REDIRECT) {
        uptime.down(System.nanoTime());
      }
      try {
        installation.start(part);
      } catch (IOException | Refusal e) {
        complain(part + " could not be started: " + e.getMessage());
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
