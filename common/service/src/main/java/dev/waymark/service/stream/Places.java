package dev.waymark.service.stream;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// The places for answers that are being sent: a few, and one for each workspace, so that none
/// takes them all.
@Singleton
final class Places {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final int most;
  private final Set<String> owners = new HashSet<>();

  Places(StreamSettings settings) {
    this.most = settings.atOnce();
  }

  /// Takes a place.
  ///
  /// @throws ProblemException when there is none
  synchronized void take(String owner) {
    if (owners.contains(owner)) {
      throw ProblemException.later(
          ProblemType.RATE_LIMITED,
          "Another export of this workspace is being sent; wait until it has ended.",
          WAIT);
    }
    if (owners.size() >= most) {
      throw ProblemException.later(
          ProblemType.RATE_LIMITED,
          "As many exports as may be at a time are being sent; come again in a moment.",
          WAIT);
    }
    owners.add(owner);
  }

  synchronized void giveBack(String owner) {
    owners.remove(owner);
  }
}
