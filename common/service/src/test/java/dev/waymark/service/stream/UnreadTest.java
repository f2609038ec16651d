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
  void isTooLong_somethingTaken_beginsAnew() {
    assertThat(isTooLong(70_000, 100_000)).isFalse();
    now = now.plus(MOST).plusMillis(1);
    assertThat(isTooLong(69_999, 100_000)).isFalse();
    now = now.plus(MOST);
    assertThat(isTooLong(69_999, 100_000)).isFalse();
    now = now.plusMillis(1);
    // As much waits again, but of what comes later.
    assertThat(isTooLong(69_999, 108_192)).isFalse();
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
