package dev.waymark.analytics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
  private static Instant hour(String dayAndHour) {
    return Instant.parse("2026-04-" + dayAndHour + ":00:00Z");
  }

  private static String told(Instant at) {
    return at.toString().substring("2026-04-".length(), "2026-04-19T00".length());
  }

  @ParameterizedTest(name = "{0} to {1} without {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "10T05 | 12T07 |          | 10T05-12T07",
        "10T05 | 12T07 | 11       | 10T05-11T00 12T00-12T07",
        "10T00 | 12T00 | 10 11    | ",
        "10T00 | 13T00 | 10 12    | 11T00-12T00",
        "10T00 | 13T00 | 11 12    | 10T00-11T00",
        "10T00 | 10T00 |          | ",
      })
  void between_sealedDays_isWhatIsLeft(String from, String to, String sealed, String expected) {
    List<LocalDate> days =
        sealed == null
            ? List.of()
            : Arrays.stream(sealed.split(" "))
                .map(day -> LocalDate.parse("2026-04-" + day))
                .toList();
    List<String> stretches =
        Coverage.between(hour(from), hour(to), days).stream()
            .map(stretch -> told(stretch.from()) + "-" + told(stretch.to()))
            .toList();
    assertThat(String.join(" ", stretches)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void onRows_noStretch_isFalse() {
    var nothing = new Coverage(List.of(), List.of(), LocalDate.EPOCH, LocalDate.EPOCH);
    assertThat(nothing.onRows().sql()).isEqualTo("false");
  }
}
