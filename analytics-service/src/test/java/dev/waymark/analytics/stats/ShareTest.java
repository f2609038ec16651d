package dev.waymark.analytics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  /// Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void bounds_ofPublishedCases_areThosePublished(long hits, long trials, double low, double high) {
    Share.Bounds bounds = new Share(hits, trials).bounds();
    assertThat(bounds.low()).isEqualTo(low, within(0.00005));
    assertThat(bounds.high()).isEqualTo(high, within(0.00005));
  }

  /// Newcombe (1998), Interval estimation for the difference, table II, method 10.
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000",
  })
  void above_ofPublishedCases_isWhatIsPublished(
      long hits, long trials, long otherHits, long otherTrials, double low, double high) {
    Share.Bounds bounds = new Share(hits, trials).above(new Share(otherHits, otherTrials));
    assertThat(bounds.low()).isEqualTo(low, within(0.00005));
    assertThat(bounds.high()).isEqualTo(high, within(0.00005));
  }

  @Test
  void bounds_ofNothing_areEverything() {
    assertThat(new Share(0, 0).rate()).isZero();
    assertThat(new Share(0, 0).bounds()).isEqualTo(new Share.Bounds(0, 1));
    assertThat(new Share(0, 0).above(new Share(0, 0))).isEqualTo(new Share.Bounds(-1, 1));
  }

  /// The interval of 95 % misses the truth in about 5 of 100 tests.
  @Test
  void above_ofManyTestsWithoutADifference_holdsZeroInNineteenOfTwenty() {
    var random = new SplittableRandom(11);
    int misses = 0;
    for (int test = 0; test < 2000; test++) {
      Share.Bounds bounds = draw(random, 400, 0.1).above(draw(random, 400, 0.1));
      misses += bounds.isAboveZero() || bounds.isBelowZero() ? 1 : 0;
    }
    assertThat(misses).isBetween(70, 130);
  }

  private static Share draw(SplittableRandom random, int trials, double rate) {
    int hits = 0;
    for (int i = 0; i < trials; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    return new Share(hits, trials);
  }

  @ParameterizedTest(name = "{0} of {1} against {2} of {3}: {4}")
  @CsvSource({
    "50, 99, 5, 5000, NOT_ENOUGH_DATA",
    "50, 5000, 5, 99, NOT_ENOUGH_DATA",
    "9, 5000, 0, 5000, NOT_ENOUGH_DATA",
    "100, 100, 91, 100, NOT_ENOUGH_DATA",
    "100, 100, 90, 100, BETTER",
    "10, 100, 0, 100, BETTER",
    "0, 100, 10, 100, WORSE",
    "60, 1000, 50, 1000, NO_DIFFERENCE_SEEN",
    "80, 1000, 50, 1000, BETTER",
    "50, 1000, 80, 1000, WORSE",
  })
  void verdict_byTable(
      long hits, long trials, long firstHits, long firstTrials, AbTest.Verdict expected) {
    var share = new Share(hits, trials);
    var first = new Share(firstHits, firstTrials);
    assertThat(AbTest.verdict(share, first, share.above(first))).isEqualTo(expected);
  }
}
