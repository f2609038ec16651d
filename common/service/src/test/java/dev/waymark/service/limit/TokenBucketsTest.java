package dev.waymark.service.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {
  private long now = Long.MAX_VALUE - 5;

  private TokenBuckets buckets(int perMinute, int mostKeys) {
    return new TokenBuckets(perMinute, mostKeys, () -> now);
  }

  private void pass(Duration duration) {
    now += duration.toNanos();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - 5, Long.MIN_VALUE, -1})
  void take_aMinutesWorth_andThenAsTokensFlowIn(long start) {
    now = start;
    TokenBuckets buckets = buckets(60, 10);
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.look("a")).isNull();
      assertThat(buckets.take("a")).as("token %d", i).isNull();
    }
    assertThat(buckets.look("a")).isEqualTo(Duration.ofSeconds(1));
    assertThat(buckets.take("a")).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofMillis(400));
    assertThat(buckets.take("a")).isEqualTo(Duration.ofMillis(600));
    pass(Duration.ofMillis(600));
    assertThat(buckets.take("a")).isNull();
    assertThat(buckets.take("a")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void take_afterALongRest_isNoMoreThanAMinutesWorth() {
    TokenBuckets buckets = buckets(3, 10);
    buckets.take("a");
    pass(Duration.ofDays(300));
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("a")).isNull();
    }
    assertThat(buckets.take("a")).isNotNull();
  }

  @Test
  void take_ofOne_leavesTheOthersTheirs() {
    TokenBuckets buckets = buckets(1, 10);
    assertThat(buckets.take("a")).isNull();
    assertThat(buckets.take("a")).isNotNull();
    assertThat(buckets.take("b")).isNull();
  }

  @Test
  void take_withoutLimit_neverWaitsAndKeepsNothing() {
    TokenBuckets buckets = buckets(0, 10);
    for (int i = 0; i < 10_000; i++) {
      assertThat(buckets.take("a")).isNull();
    }
    assertThat(buckets.look("a")).isNull();
    assertThat(buckets.size()).isZero();
  }

  @Test
  void take_ofEverNewKeys_keepsSoManyAndForgetsNoDebt() {
    TokenBuckets buckets = buckets(2, 100);
    buckets.take("a");
    buckets.take("a");
    for (int i = 0; i < 10_000; i++) {
      buckets.take("new" + i);
    }
    assertThat(buckets.size()).isEqualTo(100);
    assertThat(buckets.take("a")).isNotNull();
    // There is no room, so these share a bucket, which others have emptied.
    assertThat(buckets.look("yet another")).isNotNull();
    assertThat(buckets.take("yet another")).isNotNull();
    pass(Duration.ofMinutes(1));
    assertThat(buckets.take("yet another")).isNull();
    assertThat(buckets.size()).isEqualTo(1);
  }
}
