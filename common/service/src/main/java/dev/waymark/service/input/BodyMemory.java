package dev.waymark.service.input;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// The memory that the bodies of all requests share, and large pages of lists. Small ones are not
/// counted: there are no more of them than threads.
@Singleton
final class BodyMemory {
  /// In bytes: the largest body, and the byte more by which it is known to be none too large. With
  /// less, that body would be told to come again for ever.
  static final int LEAST = 9 * 1024 * 1024;

  private static final int UNIT = 1024;
  private static final int PART_OF_HEAP = 24;
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Semaphore free;

  BodyMemory(BodySettings settings) {
    long bytes =
        settings
            .memory()
            .map(size -> size.asLongValue())
            .orElseGet(() -> Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    this.free = new Semaphore(units(Math.clamp(bytes, LEAST, Integer.MAX_VALUE)));
  }

  /// Takes memory for a request, which has to give it back.
  ///
  /// @throws ProblemException when there is none left
  void take(int bytes) {
    if (!free.tryAcquire(units(bytes))) {
      throw ProblemException.later(
          ProblemType.UNAVAILABLE,
          "Other large requests are at work; send this one again in a moment.",
          WAIT);
    }
  }

  /// Gives back what {@link #take} has taken.
  void giveBack(int bytes) {
    free.release(units(bytes));
  }

  private static int units(int bytes) {
    return Math.ceilDiv(bytes, UNIT);
  }
}
