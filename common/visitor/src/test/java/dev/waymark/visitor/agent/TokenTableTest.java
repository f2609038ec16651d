package dev.waymark.visitor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTableTest {
  @ParameterizedTest(name = "<{0}> in <{1}>: {2}")
  @CsvSource({
    "line,      line/1,        true",
    "line,      offline/1,     false",
    "line,      online,        false",
    "line,      lines,         false",
    "line,      x line,        true",
    "line,      x_line_2,      true",
    "line/,     x line/12,     true",
    "line/,     9line/12,      true",
    "9line,     99line,        false",
    "line*,     linespider,    true",
    "line*,     offlines,      false",
    "^line,     line/1,        true",
    "^line,     a line/1,      false",
    "*bot,      somebot/1,     true",
    "*bot,      botany,        false",
    "two words, a two words/1, true",
    "two words, two  words,    false",
    "(line,     a(line,        true",
    "naver(,    naver(inapp,   true",
    "li,        line,          false",
  })
  void first_ofOneLine_isFoundWhereItsTokenIs(String form, String header, boolean found) {
    assertThat(table(form).first(header) != null).isEqualTo(found);
  }

  @Test
  void first_ofSeveral_isTheEarliestLineAndNotTheFirstInTheHeader() {
    TokenTable<String> table = table("particular", "general", "*ral", "gen*");

    assertThat(table.first("general/1 particular/1")).isEqualTo("particular");
    assertThat(table.first("general/1")).isEqualTo("general");
    assertThat(table.first("genes")).isEqualTo("gen*");
    assertThat(table.first("plural")).isEqualTo("*ral");
    assertThat(table.first("")).isNull();
    assertThat(table.first("\u00e9\u4e2d")).isNull();
  }

  @Test
  void first_withoutAPart_findsNothingInItNorOverItsEdge() {
    TokenTable<String> table = table("spider", "*bot", "a b");

    assertThat(table.first("x spider robot a b", 2, 18)).isNull();
    assertThat(table.first("x spider robot a b", 2, 15)).isEqualTo("a b");
    assertThat(table.first("x spider robot a b", 8, 18)).isEqualTo("spider");
    assertThat(table.first("x a b", 3, 4)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upper", "*", "*both*", "a*b", "caf\u00e9"})
  void add_ofWhatIsNoForm_isRefused(String form) {
    assertThatThrownBy(() -> table(form)).isInstanceOf(IllegalArgumentException.class);
  }

  /// Against the plain way: each form by itself, from the first to the last.
  @Test
  void first_ofRandomLinesAndHeaders_isWhatTheSlowWayFinds() {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(20_261_130L);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      var forms = new ArrayList<String>();
      for (int j = 1 + random.nextInt(6); j > 0; j--) {
        forms.add(form(random));
      }
      String header = letters(random, 14);
      int from = random.nextInt(header.length() + 1);
      int to = random.nextInt(3) == 0 ? from + random.nextInt(header.length() - from + 1) : from;
      String expected = slowly(forms, header, from, to);
      found += expected == null ? 0 : 1;

      assertThat(table(forms.toArray(String[]::new)).first(header, from, to))
          .as("%s in <%s> without %d to %d", forms, header, from, to)
          .isEqualTo(expected);
    }
    assertThat(found).isBetween(2_000, 18_000);
  }

  private static String form(RandomGenerator random) {
    String text = letters(random, 3);
    return switch (random.nextInt(5)) {
      case 0 -> "^" + text;
      case 1 -> text + "*";
      case 2 -> "*" + text;
      default -> text;
    };
  }

  private static String letters(RandomGenerator random, int most) {
    var text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      text.append("ab1 /".charAt(random.nextInt(5)));
    }
    return text.toString();
  }

  private static @Nullable String slowly(List<String> forms, String header, int from, int to) {
    for (String form : forms) {
      boolean ending = form.startsWith("*");
      boolean start = form.startsWith("^");
      boolean open = form.endsWith("*");
      String text = form.substring(ending || start ? 1 : 0, form.length() - (open ? 1 : 0));
      for (int i = header.indexOf(text); i >= 0; i = header.indexOf(text, i + 1)) {
        int end = i + text.length();
        boolean begins =
            ending
                || (start
                    ? i == 0
                    : i == 0
                        || !isWord(text.charAt(0))
                        || !isWord(header.charAt(i - 1))
                        || (header.charAt(i - 1) == '1' && text.charAt(0) != '1'));
        boolean ends =
            open
                || end == header.length()
                || !isWord(header.charAt(end))
                || (!ending && !isWord(header.charAt(end - 1)));
        if (begins && ends && (end <= from || i >= to)) {
          return form;
        }
      }
    }
    return null;
  }

  private static boolean isWord(char c) {
    return c == 'a' || c == 'b' || c == '1';
  }

  private static TokenTable<String> table(String... forms) {
    var table = new TokenTable.Builder<String>();
    for (String form : forms) {
      table.add(form, form);
    }
    return table.build();
  }
}
