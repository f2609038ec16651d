package dev.waymark.redirect.route;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Random numbers that nobody can guess, drawn in bulk: one at a time they would cost a lock and a
/// call of the operating system each. For one event loop.
final class SecureBits implements RandomGenerator {
  private static final int BULK = 4_096;

  private final SecureRandom source = new SecureRandom();
  private final byte[] bytes = new byte[BULK];
  private final ByteBuffer left = ByteBuffer.wrap(bytes).limit(0);

  @Override
  public long nextLong() {
    if (left.remaining() < Long.BYTES) {
      source.nextBytes(bytes);
      left.clear();
    }
    return left.getLong();
  }
}
