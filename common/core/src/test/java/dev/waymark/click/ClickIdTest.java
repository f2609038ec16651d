package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickIdTest {
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  @Test
  void parse_itsOwnText_givesItBack() {
    for (int i = 0; i < 1000; i++) {
      var id = new ClickId(random.nextLong(), random.nextLong());
      assertThat(ClickId.parse(id.toString())).isEqualTo(id);
      assertThat(ClickId.parse(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
    }
  }

  @Test
  void toString_knownBits_isTheUlidOfThem() {
    assertThat(new ClickId(0, 0)).hasToString("00000000000000000000000000");
    assertThat(new ClickId(-1, -1)).hasToString("7zzzzzzzzzzzzzzzzzzzzzzzzz");
    // The time of the example in the ULID specification.
    assertThat(new ClickId(1469918176385L << 16, 0)).hasToString("01aryz6s410000000000000000");
  }

  @Test
  void next_time_isKept() {
    var id = ClickId.next(ClickEvents.NOON, random);
    assertThat(id.atMillis()).isEqualTo(ClickEvents.NOON);
    assertThat(ClickId.next(ClickEvents.NOON, random)).isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "80000000000000000000000000",
        "0000000000000000000000000u",
        "0000000000000000000000000i",
        "000000000000000000000000000",
        "0000000000000000000000000é"
      })
  void parse_noId_isNull(String text) {
    assertThat(ClickId.parse(text)).isNull();
  }
}
