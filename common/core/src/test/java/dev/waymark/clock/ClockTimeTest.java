package dev.waymark.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTimeTest {

  @Test
  void text_everyMinuteOfADay_readsAsThatMinute() {
    for (int minute = 0; minute <= ClockTime.DAY; minute++) {
      assertThat(ClockTime.minute(ClockTime.text(minute))).isEqualTo(minute);
    }
    assertThat(ClockTime.text(0)).isEqualTo("00:00");
    assertThat(ClockTime.text(9 * 60 + 5)).isEqualTo("09:05");
    assertThat(ClockTime.text(ClockTime.DAY)).isEqualTo("24:00");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "9:00",
        "09:60",
        "24:01",
        "25:00",
        "0900",
        "09:00:00",
        " 9:00",
        "-9:00",
        "09.00",
        "٠٩:٠٠"
      })
  void minute_anythingElse_isNone(String text) {
    assertThat(ClockTime.minute(text)).isEqualTo(-1);
  }
}
