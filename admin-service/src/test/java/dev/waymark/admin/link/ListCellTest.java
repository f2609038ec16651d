package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCellTest {
  private static final String CHARACTERS = "ab,\"' \u3000;\t=";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "spring, sale|spring/sale",
        "``|``",
        " , ,a,|a",
        "\"a, b\", c|a, b/c",
        "\"a\"\"b\"|a\"b",
        "6\" pipe,x|6\" pipe/x",
        "\"never closed, x|never closed, x",
        "\"a\" b,c|a b/c"
      })
  void read_whatPeopleWrite_areTags(String cell, String tags) {
    assertThat(ListCell.read(cell)).containsExactlyElementsOf(split(tags));
  }

  private static List<String> split(String tags) {
    return tags.isEmpty() ? List.of() : List.of(tags.split("/", -1));
  }

  /// A comma in a tag made two of it.
  @Test
  void read_whatWasWritten_isTheSame() {
    var random = new Random(12);
    for (int round = 0; round < 2_000; round++) {
      List<String> tags = Stream.generate(() -> tag(random)).limit(random.nextInt(5)).toList();
      assertThat(ListCell.read(ListCell.write(tags))).isEqualTo(tags);
      assertThat(ListCell.read(ListCell.write(tags).strip())).isEqualTo(tags);
    }
  }

  private static String tag(Random random) {
    var tag = new StringBuilder("x");
    for (int i = random.nextInt(4); i >= 0; i--) {
      tag.insert(
          random.nextInt(tag.length() + 1), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return tag.toString();
  }
}
