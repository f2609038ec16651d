package dev.waymark.redirect.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Steps a delivery until it is told to drain and stop.
public final class DeliveryLoop {
  private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);

  private final Delivery delivery;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile long drainUntilNanos;

  private DeliveryLoop(Delivery delivery) {
    this.delivery = delivery;
  }

  /// Starts delivering.
  ///
  /// @param thread keeps one of its threads busy until {@link #drain}
  public static DeliveryLoop start(Delivery delivery, Executor thread) {
    var loop = new DeliveryLoop(delivery);
    thread.execute(loop::run);
    return loop;
  }

  /// A thread for a loop.
  public static Executor thread() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("click-delivery").daemon().factory());
  }

  private void run() {
    try {
      while (!stopping.await(step().toMillis(), TimeUnit.MILLISECONDS)) {
        // awaiting is the pause between two steps
      }
      while (!delivery.isDone() && System.nanoTime() < drainUntilNanos) {
        pauseWithinDrain(step());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  private void pauseWithinDrain(Duration pause) throws InterruptedException {
    long left = Math.max(0, drainUntilNanos - System.nanoTime());
    TimeUnit.NANOSECONDS.sleep(Math.min(pause.toNanos(), left));
  }

  /// One bad step must not end delivery for good.
  private Duration step() {
    try {
      return delivery.step();
    } catch (RuntimeException e) {
      LOG.error("Delivery went wrong; going on", e);
      return Duration.ofSeconds(1);
    }
  }

  /// Delivers what is left, then stops. Returns when done, or when the time is over: what is left
  /// then stays in the journal for the next start. Flush the group commits before.
  public void drain(Duration atMost) {
    drainUntilNanos = System.nanoTime() + atMost.toNanos();
    stopping.countDown();
    try {
      if (!stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS) || !delivery.isDone()) {
        LOG.warnf(
            "Not all clicks were delivered before the stop; left in the journal: %s",
            delivery.whatIsLeft());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
