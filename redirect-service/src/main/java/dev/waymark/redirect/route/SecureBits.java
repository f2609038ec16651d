package dev.waymark.redirect.route;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Random numbers that nobody can guess: the key stream of AES in counter mode, which processors
/// make a hundred times as fast as {@link SecureRandom} gives them. The key is new with each start
/// of the process and known to nobody. For one event loop.
final class SecureBits implements RandomGenerator {
  private static final int BLOCK_BYTES = 16;
  private static final int BULK = 4_096;
  private static final byte[] ZEROS = new byte[BULK];

  private final Cipher keyStream;
  private final byte[] bytes = new byte[BULK];
  private final ByteBuffer left = ByteBuffer.wrap(bytes).limit(0);

  /// @param seeds draws the key
  SecureBits(SecureRandom seeds) {
    try {
      keyStream = Cipher.getInstance("AES/CTR/NoPadding");
      keyStream.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(drawn(seeds), "AES"),
          new IvParameterSpec(drawn(seeds)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES in counter mode", e);
    }
  }

  private static byte[] drawn(SecureRandom seeds) {
    var block = new byte[BLOCK_BYTES];
    seeds.nextBytes(block);
    return block;
  }

  @Override
  public long nextLong() {
    if (left.remaining() < Long.BYTES) {
      fill();
    }
    return left.getLong();
  }

  private void fill() {
    try {
      keyStream.update(ZEROS, 0, BULK, bytes);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("A key stream is as long as what it hides", e);
    }
    left.clear();
  }
}
