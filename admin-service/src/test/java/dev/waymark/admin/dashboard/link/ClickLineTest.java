package dev.waymark.admin.dashboard.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClickLineTest {
  private static ClickLine line(Long... clicks) {
    return ClickLine.of("lnk_1", "/", "", List.of(clicks));
  }

  @Test
  void line_ofAWeek_reachesFromEdgeToEdgeAndTheLastDayIsOpen() {
    ClickLine line = line(0L, 4L, 2L, 0L, 0L, 8L, 4L);
    assertThat(line.over()).isEqualTo("M2 18L11 10L20 14L30 18L39 18L48 2");
    assertThat(line.open()).isEqualTo("M48 2L58 10");
  }

  @Test
  void line_ofNothing_liesAtTheFoot() {
    ClickLine line = line(0L, 0L);
    assertThat(line.over()).isEqualTo("M2 18");
    assertThat(line.open()).isEqualTo("M2 18L58 18");
  }
}
