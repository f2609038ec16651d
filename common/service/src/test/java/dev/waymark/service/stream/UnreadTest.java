package dev.waymark.service.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnreadTest {
  private static final Duration MOST = Duration.ofSeconds(30);

  private final Unread unread = new Unread();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  private boolean isTooLong(long waiting, long written) {
    return unread.isTooLong(waiting, written, now, MOST);
  }

  @Test
  void isTooLong_nothingTakenOfWhatWaits_afterAWhile() {
    assertThat(isTooLong(70_000, 100_000)).isFalse();
    now = now.plus(MOST);
    assertThat(isTooLong(70_000, 100_000)).isFalse();
    now = now.plusMillis(1);
    assertThat(isTooLong(70_000, 100_000)).isTrue();
  }

  @Test
  void isTooLong_aFewBytesNowAndThen_afterAWhile() {
    assertThat(isTooLong(70_000, 100_000)).isFalse();
    for (int i = 1; i <= 30; i++) {
      now = now.plusSeconds(1);
      assertThat(isTooLong(70_000 - i, 100_000)).isFalse();
    }
    now = now.plusMillis(1);
    // As much waits again, for more of the answer was written meanwhile.
    assertThat(isTooLong(70_000, 100_060)).isTrue();
  }

  @Test
  void isTooLong_enoughTaken_beginsAnew() {
    assertThat(isTooLong(70_000, 100_000)).isFalse();
    now = now.plus(MOST).plusMillis(1);
    assertThat(isTooLong(70_000, 100_000 + Unread.LEAST_BYTES)).isFalse();
    now = now.plus(MOST);
    assertThat(isTooLong(70_000, 100_000 + Unread.LEAST_BYTES)).isFalse();
    now = now.plusMillis(1);
    assertThat(isTooLong(70_000, 100_000 + Unread.LEAST_BYTES)).isTrue();
  }

  @Test
  void isTooLong_nothingWaits_never() {
    assertThat(isTooLong(0, 100)).isFalse();
    now = now.plus(MOST).plusMillis(1);
    assertThat(isTooLong(0, 100)).isFalse();
    assertThat(isTooLong(1, 100)).isFalse();
    assertThat(isTooLong(1, 100)).isFalse();
  }
}
