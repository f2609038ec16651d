package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class SecureBitsTest {
  /// More than are drawn at a time.
  private static final int MANY = 100_000;

  @Test
  void nextLong_manyTimes_neverRepeats() {
    var bits = new SecureBits(new SecureRandom());
    var seen = new HashSet<Long>();

    for (int i = 0; i < MANY; i++) {
      assertThat(seen.add(bits.nextLong())).isTrue();
    }
  }

  @Test
  void nextLong_eachBit_isSetHalfTheTime() {
    var bits = new SecureBits(new SecureRandom());
    var set = new int[Long.SIZE];

    for (int i = 0; i < MANY; i++) {
      long drawn = bits.nextLong();
      for (int bit = 0; bit < Long.SIZE; bit++) {
        set[bit] += (int) (drawn >>> bit & 1);
      }
    }

    for (int count : set) {
      assertThat(count).isBetween(48_400, 51_600); // ten standard deviations
    }
  }

  @Test
  void nextLong_ofTwo_differs() {
    assertThat(new SecureBits(new SecureRandom()).nextLong())
        .isNotEqualTo(new SecureBits(new SecureRandom()).nextLong());
  }
}
