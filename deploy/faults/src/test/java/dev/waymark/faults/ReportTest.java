package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.faults.Click.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Report report(List<String> findings) {
    var uptime = new Uptime();
    uptime.up(0);
    uptime.down(Duration.ofSeconds(3).toNanos());
    List<Click> clicks =
        IntStream.range(0, 301)
            .mapToObj(
                number ->
                    new Click(
                        "n" + number,
                        number == 300 ? Answer.UNKNOWN : Answer.ACKNOWLEDGED,
                        0,
                        Duration.ofMillis(10L * number).toNanos()))
            .toList();
    return new Report(
        new Terms(300, 6, 42, Duration.ofSeconds(3)),
        clicks,
        uptime,
        Map.of(Fault.REDIRECT_KILLED, 6),
        4,
        Map.of(),
        301,
        1,
        Duration.ofMillis(1_500),
        findings);
  }

  @Test
  void text_nothingWrong_saysWhatThatProvesAndHowToRepeatIt() {
    assertThat(report(List.of()).text())
        .contains("seed        42")
        .contains("301 sent: 300 acknowledged, 0 refused, 1 unknown, 0 wrong")
        .contains("6, 4 of them while clicks were being stored: 6 redirect killed")
        .contains(
            "up for 3.0 s in 1 stretches, at most 10 ms without an answer, 0.0 s after it became ready")
        .contains("301 rows, 1 of them for clicks that were not acknowledged; quiet 1.5 s")
        .contains("exactly once")
        .contains("1.0000 % of acknowledged clicks, 50.0 % of kills")
        .contains("deploy/faults/run --clicks 300 --kills 6 --seed 42 --every-millis 3000");
  }

  @Test
  void text_somethingWrong_saysAllOfIt() {
    Report report = report(List.of("one fault", "another"));

    assertThat(report.isGood()).isFalse();
    assertThat(report.text())
        .contains("WRONG", "one fault", "another", "--seed 42")
        .doesNotContain("exactly once");
  }
}
