package dev.waymark.service.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@x",
        "|calc",
        "%0",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "｜calc",
        "％0",
        " =1",
        "\u00a0\t＝1",
        "\uFEFF@x",
        "\"=1\"",
        "'=1",
        "''=1",
        " ' \" |calc",
      })
  void guarded_likeAFormula_becomesTextAndComesBack(String text) {
    assertThat(Cells.guarded(text)).isEqualTo("'" + text);
    assertThat(Cells.unguarded(Cells.guarded(text))).isEqualTo(text);
  }

  @Test
  void unguarded_anyGuardedText_isTheTextAgain() {
    String signs = "='\" \t1";
    for (int number = 0; number < 7 * 7 * 7 * 7 * 7; number++) {
      var text = new StringBuilder();
      for (int rest = number; rest > 0; rest /= 7) {
        text.append(rest % 7 == 0 ? "" : signs.charAt(rest % 7 - 1));
      }
      assertThat(Cells.unguarded(Cells.guarded(text.toString()))).isEqualTo(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "'quoted'", "'", " x", "1", " ", "\"a\"", "\n"})
  void guarded_anyOtherText_staysAsItIs(String text) {
    assertThat(Cells.guarded(text)).isEqualTo(text);
    assertThat(Cells.unguarded(text)).isEqualTo(text);
  }
}
