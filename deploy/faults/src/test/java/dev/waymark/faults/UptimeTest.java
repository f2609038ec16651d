package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.faults.Click.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UptimeTest {
  private final Uptime uptime = new Uptime();

  @BeforeEach
  void upFrom100To200AndFrom500To600() {
    uptime.up(100);
    uptime.up(150);
    uptime.down(200);
    uptime.down(300);
    uptime.up(500);
    uptime.down(600);
  }

  private static Click click(Answer answer, long began, long ended) {
    return new Click("n" + began, answer, began, ended);
  }

  private static Uptime.Gap gap(long nanos, long after) {
    return new Uptime.Gap(Duration.ofNanos(nanos), Duration.ofNanos(after));
  }

  @Test
  void covers_click_onlyWhenUpAllTheTime() {
    assertThat(uptime.covers(click(Answer.UNKNOWN, 100, 200))).isTrue();
    assertThat(uptime.covers(click(Answer.UNKNOWN, 510, 520))).isTrue();
    assertThat(uptime.covers(click(Answer.UNKNOWN, 99, 110))).isFalse();
    assertThat(uptime.covers(click(Answer.UNKNOWN, 190, 201))).isFalse();
    assertThat(uptime.covers(click(Answer.UNKNOWN, 190, 510))).isFalse();
    assertThat(uptime.covers(click(Answer.UNKNOWN, 250, 260))).isFalse();
  }

  @Test
  void longestGap_betweenAnswers_downtimeIsNoGap() {
    var clicks =
        List.of(
            click(Answer.ACKNOWLEDGED, 110, 120),
            click(Answer.ACKNOWLEDGED, 130, 190),
            click(Answer.ACKNOWLEDGED, 500, 560),
            click(Answer.ACKNOWLEDGED, 560, 580));

    assertThat(uptime.longestGap(clicks)).isEqualTo(gap(70, 20));
  }

  @Test
  void longestGap_answersThatAreNoRedirects_doNotCount() {
    var clicks =
        List.of(
            click(Answer.ACKNOWLEDGED, 110, 105),
            click(Answer.REFUSED, 130, 140),
            click(Answer.UNKNOWN, 130, 150),
            click(Answer.ACKNOWLEDGED, 500, 550));

    assertThat(uptime.longestGap(clicks)).isEqualTo(gap(95, 5));
  }

  @Test
  void longestGap_noAnswerAtAll_isTheWholeStretch() {
    assertThat(uptime.longestGap(List.of())).isEqualTo(gap(100, 0));
  }

  @Test
  void ends_everyEndOfAProcess_readyOrNot() {
    assertThat(uptime.ends()).isEqualTo(3);
    assertThat(uptime.stretches()).isEqualTo(2);
    assertThat(uptime.total()).isEqualTo(Duration.ofNanos(200));
    assertThat(uptime.isUp()).isFalse();
  }
}
