package dev.waymark.redirect.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.replica.ArchiveHistory.Breach;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random histories of what a node keeps, against an oracle that knows nothing but what the
/// database has committed. More of them with `-Dwaymark.histories=100000`, others with
/// `-Dwaymark.seed`.
class ArchiveHistoryTest {
  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int HISTORIES = Integer.getInteger("waymark.histories", 700);

  @Test
  void history_ofAnySeed_keepsEveryPromise() throws IOException {
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      assertThat(ArchiveHistory.of(seed, ArchiveHistory.SOUND))
          .as("-Dwaymark.seed=%d", seed)
          .isNull();
    }
  }

  /// The other test proves something only if it fails when it has to.
  @ParameterizedTest
  @EnumSource
  void history_withAPlantedBug_breaksAPromise(ArchiveBug bug) throws IOException {
    assertThat(isCaught(bug)).as("seeds from %d on", SEED).isTrue();
  }

  private static boolean isCaught(ArchiveBug bug) throws IOException {
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      Breach breach = ArchiveHistory.of(seed, bug);
      if (breach != null && breach.promise() == bug.breaks()) {
        return true;
      }
    }
    return false;
  }
}
