package dev.waymark.redirect.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Checkpoint SOME =
      new Checkpoint(new UUID(1, 2), 1_000, Map.of("lnk_1", 7L, "lnk_2", Long.MAX_VALUE));

  @Test
  void decode_whatWasEncoded_isTheSame() {
    assertThat(Checkpoint.decode(SOME.encode())).isEqualTo(SOME);
    var empty = new Checkpoint(new UUID(0, 0), 1, Map.of());
    assertThat(Checkpoint.decode(empty.encode())).isEqualTo(empty);
  }

  @Test
  void decode_damagedAnywhere_isNothing() {
    byte[] bytes = SOME.encode().array();
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x40;
      assertThat(Checkpoint.decode(ByteBuffer.wrap(damaged))).as("byte " + i).isNull();
      assertThat(Checkpoint.decode(ByteBuffer.wrap(Arrays.copyOf(bytes, i)))).isNull();
    }
    assertThat(Checkpoint.decode(ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 1)))).isNull();
  }

  @Test
  void decode_anyBytes_isTotal() {
    var random = new SplittableRandom(2);
    for (int round = 0; round < 5_000; round++) {
      var bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      assertThat(Checkpoint.decode(ByteBuffer.wrap(bytes))).isNull();
    }
  }
}
