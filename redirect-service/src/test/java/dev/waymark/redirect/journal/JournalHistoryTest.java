package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Random histories of a node, against an oracle that knows nothing but clicks. More of them with
/// `-Dwaymark.histories=100000`, others with `-Dwaymark.seed`.
class JournalHistoryTest {
  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int HISTORIES = Integer.getInteger("waymark.histories", 2_000);

  @Test
  void history_ofAnySeed_keepsEveryPromise() throws IOException {
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      assertThat(History.of(seed, History.SOUND)).as("-Dwaymark.seed=%d", seed).isNull();
    }
  }
}
