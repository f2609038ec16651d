package dev.waymark.admin.dashboard.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static Chart of(boolean isOpen, long... values) {
    List<Chart.Interval> intervals = new ArrayList<>();
    for (long value : values) {
      intervals.add(
          new Chart.Interval(
              "Day " + intervals.size(),
              String.valueOf(intervals.size()),
              value,
              String.valueOf(value),
              -1,
              ""));
    }
    return Chart.of("Clicks", "All", intervals, isOpen, "open", String::valueOf);
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "4, 4", "5, 8", "9, 20", "20, 20", "21, 40", "101, 200", "7218, 8000"})
  void top_isRoundAndDividedByTheRulers(long most, long top) {
    assertThat(Chart.top(most)).isEqualTo(top);
  }

  @Test
  void interval_thatIsNotOver_isDrawnApart() {
    Chart chart = of(true, 0, 4, 2);

    assertThat(chart.line()).isEqualTo("0.0,200.0 500.0,0.0");
    assertThat(chart.open()).isEqualTo("500.0,0.0 1000.0,100.0");
    assertThat(chart.points().getLast().note()).isEqualTo("open");
    assertThat(of(false, 0, 4, 2).open()).isEmpty();
  }

  @Test
  void interval_alone_isAPoint() {
    Chart chart = of(true, 3);

    assertThat(chart.dot()).isEqualTo("500.0,50.0");
    assertThat(chart.line() + chart.open() + chart.area()).isEmpty();
  }

  @Test
  void rulers_areTheHighestFirst() {
    assertThat(of(false, 1, 8).lines()).containsExactly("8", "6", "4", "2", "0");
  }
}
