package dev.waymark.service.input;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Receives the bodies of requests: each at most as large as its operation says, all together not
/// larger than the memory for them, and none slower than it may be.
@Singleton
public final class Bodies {
  /// What a request may have without a share of the memory for bodies, in bytes.
  static final int SMALL = 16 * 1024;

  private final BodySettings settings;
  private final BodyShare share;
  private final InstantSource clock;

  Bodies(BodySettings settings, BodyShare share, InstantSource clock) {
    this.settings = settings;
    this.share = share;
    this.clock = clock;
  }

  /// Receives the body of the request at hand.
  ///
  /// @param most its largest size, in bytes
  /// @param tooLarge what to say when it is larger
  /// @throws ProblemException when it is larger, comes too slowly, or there is no memory left for
  ///   it
  public byte[] receive(InputStream body, int most, String tooLarge) throws IOException {
    return receive(body, most, tooLarge, settings.within(), clock, share::growTo);
  }

  /// Counts what an answer is made of towards the memory for bodies, until the request is over.
  ///
  /// @param bytes at least as many as the request has already
  /// @throws ProblemException when there is not enough left
  public void reserve(int bytes) {
    if (bytes > SMALL) {
      share.growTo(bytes);
    }
  }

  static byte[] receive(
      InputStream body,
      int most,
      String tooLarge,
      Duration within,
      InstantSource clock,
      IntConsumer memory)
      throws IOException {
    Instant deadline = clock.instant().plus(within);
    var bytes = new byte[Math.min(most, SMALL) + 1];
    int length = 0;
    while (true) {
      int read = body.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return Arrays.copyOf(bytes, length);
      }
      if (clock.instant().isAfter(deadline)) {
        throw new ProblemException(
            ProblemType.INVALID,
            "The body did not arrive within " + within.toSeconds() + " seconds.");
      }
      length += read;
      if (length > most) {
        throw new ProblemException(ProblemType.TOO_LARGE, tooLarge);
      }
      if (length == bytes.length) {
        int larger = Math.min(most, 4 * length) + 1;
        memory.accept(larger);
        bytes = Arrays.copyOf(bytes, larger);
      }
    }
  }
}
