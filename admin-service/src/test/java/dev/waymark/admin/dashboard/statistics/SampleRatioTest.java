package dev.waymark.admin.dashboard.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRatioTest {
  /// By the tables of chi-squared with one degree of freedom: 10.83 is beyond one of a thousand.
  @ParameterizedTest(name = "{0} and {1} of {2} to {3}")
  @CsvSource({
    "500, 500, 1, 1, false",
    "551, 449, 1, 1, false",
    "553, 447, 1, 1, true",
    "700, 300, 70, 30, false",
    "752, 248, 70, 30, true",
    // Too few to say anything.
    "9, 0, 1, 1, false",
    "0, 0, 1, 1, false",
  })
  void ratio_ofTwo_isTestedAgainstTheirWeights(
      long one, long other, double weight, double otherWeight, boolean isMismatch) {
    assertThat(SampleRatio.isMismatch(new long[] {one, other}, new double[] {weight, otherWeight}))
        .isEqualTo(isMismatch);
  }

  @Test
  void ratio_ofThree_hasMoreFreedom() {
    double[] weights = {1, 1, 1};

    assertThat(SampleRatio.isMismatch(new long[] {370, 320, 310}, weights)).isFalse();
    assertThat(SampleRatio.isMismatch(new long[] {400, 300, 300}, weights)).isTrue();
  }

  @Test
  void ratio_ofOne_isNone() {
    assertThat(SampleRatio.isMismatch(new long[] {100}, new double[] {1})).isFalse();
  }
}
