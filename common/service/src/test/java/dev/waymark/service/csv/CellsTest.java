package dev.waymark.service.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1", "+1", "-1", "@x", "|calc", "%0", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x",
        "｜calc", "％0",
      })
  void guarded_likeAFormula_becomesTextAndComesBack(String text) {
    assertThat(Cells.guarded(text)).isEqualTo("'" + text);
    assertThat(Cells.unguarded(Cells.guarded(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "'quoted'", "'", "''=1", " x", "1"})
  void guarded_anyOtherText_staysAsItIs(String text) {
    assertThat(Cells.guarded(text)).isEqualTo(text);
    assertThat(Cells.unguarded(text)).isEqualTo(text);
  }
}
