package dev.waymark.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Visitors who click at a steady pace until they are told to stop, whatever becomes of their
/// clicks. Each click has a nonce of its own, in `utm_content`, and is sent once.
final class Traffic {
  private static final int VISITORS = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String name;
  private final int port;
  private final List<String> slugs;
  private final double perSecond;
  private final Uptime uptime;
  private final boolean isKeptAlive;
  private final Queue<Click> clicks = new ConcurrentLinkedQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final long beganNanos = System.nanoTime();
  private volatile boolean stopping;

  private Traffic(
      String name,
      int port,
      List<String> slugs,
      double perSecond,
      Uptime uptime,
      boolean isKeptAlive) {
    this.name = name;
    this.port = port;
    this.slugs = slugs;
    this.perSecond = perSecond;
    this.uptime = uptime;
    this.isKeptAlive = isKeptAlive;
  }

  /// Begins.
  ///
  /// @param name what its nonces begin with
  /// @param port of the redirect service, on loopback
  /// @param slugs clicked in turn
  /// @param uptime tells when connections are of a process that is no more
  static Traffic start(String name, int port, List<String> slugs, double perSecond, Uptime uptime) {
    return start(new Traffic(name, port, List.copyOf(slugs), perSecond, uptime, true));
  }

  /// The same, but every click has a connection of its own.
  static Traffic startWithNewConnections(
      String name, int port, List<String> slugs, double perSecond, Uptime uptime) {
    return start(new Traffic(name, port, List.copyOf(slugs), perSecond, uptime, false));
  }

  private static Traffic start(Traffic traffic) {
    for (int i = 0; i < VISITORS; i++) {
      traffic.threads.execute(traffic::click);
    }
    return traffic;
  }

  private void click() {
    try (var visitor = new Visitor(port)) {
      int process = uptime.ends();
      while (!stopping) {
        long number = numbers.getAndIncrement();
        awaitTurn(number);
        if (process != uptime.ends()) {
          process = uptime.ends();
          visitor.hangUp();
        }
        send(visitor, number);
        if (!isKeptAlive) {
          visitor.hangUp();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitTurn(long number) throws InterruptedException {
    long due = beganNanos + (long) (number * 1e9 / perSecond);
    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
  }

  private void send(Visitor visitor, long number) {
    String nonce = Nonce.of(name, number);
    String slug = slugs.get((int) (number % slugs.size()));
    long began = System.nanoTime();
    Click.Answer answer = visitor.visit("/" + slug + "?utm_content=" + nonce);
    var click = new Click(nonce, answer, began, System.nanoTime());
    clicks.add(click);
    if (click.isAcknowledged()) {
      acknowledged.incrementAndGet();
    }
  }

  /// How many redirects were received.
  long acknowledged() {
    return acknowledged.get();
  }

  /// Ends, and returns all clicks that were sent.
  ///
  /// @throws IllegalStateException when a visitor does not come to an end
  List<Click> stop() throws InterruptedException {
    stopping = true;
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      threads.shutdownNow();
      throw new IllegalStateException("Visitors still wait for their answers");
    }
    return new ArrayList<>(clicks);
  }
}
