package dev.waymark.redirect.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// [SipHash](https://www.aumasson.jp/siphash/siphash.pdf): a keyed hash of 64 bits, which says
/// nothing about the message to those without the key. The state of one hash; none outlives its
/// call, so that none is allocated.
public final class SipHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int rounds;
  private final int lastRounds;
  private long v0;
  private long v1;
  private long v2;
  private long v3;

  /// Begins a hash.
  ///
  /// @param k0 the key's first eight bytes, little endian
  /// @param k1 its other eight
  /// @param rounds after each word
  /// @param lastRounds after all of them
  SipHash(long k0, long k1, int rounds, int lastRounds) {
    this.rounds = rounds;
    this.lastRounds = lastRounds;
    v0 = k0 ^ 0x736f6d6570736575L;
    v1 = k1 ^ 0x646f72616e646f6dL;
    v2 = k0 ^ 0x6c7967656e657261L;
    v3 = k1 ^ 0x7465646279746573L;
  }

  /// The hash of a message, SipHash-2-4.
  ///
  /// @param k0 the key's first eight bytes, little endian
  /// @param k1 its other eight
  public static long of(long k0, long k1, byte[] message) {
    var hash = new SipHash(k0, k1, 2, 4);
    int whole = message.length & -Long.BYTES;
    for (int i = 0; i < whole; i += Long.BYTES) {
      hash.add((long) WORD.get(message, i));
    }
    long last = (long) message.length << 56;
    for (int i = whole; i < message.length; i++) {
      last |= (message[i] & 0xFFL) << ((i - whole) * Byte.SIZE);
    }
    hash.add(last);
    return hash.end();
  }

  /// The next eight bytes, little endian.
  void add(long word) {
    v3 ^= word;
    for (int round = rounds; round > 0; round--) {
      round();
    }
    v0 ^= word;
  }

  /// The hash of what was added.
  long end() {
    v2 ^= 0xFF;
    for (int round = lastRounds; round > 0; round--) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v2 += v3;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 = Long.rotateLeft(v2, 32);
  }
}
