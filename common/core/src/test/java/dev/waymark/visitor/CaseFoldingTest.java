package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaseFoldingTest {
  private static final long SEED = Long.getLong("waymark.test.seed", 20_260_101L);

  /// Letters whose cases are peculiar: dotted and dotless i, the Kelvin sign, both sigmas, the
  /// sharp s and its capital, a title-case digraph, Georgian, Deseret (outside the BMP).
  private static final String PECULIAR = "iIİıkK\u212AsSſσςΣßẞǄǅǆაᲐ𐐀𐐨µμΜ";

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "already folded 1, already folded 1",
    "Title,            title",
    "ÄÖÜ,              äöü",
    "STRASSE,          strasse",
    "Straße,           straße",
    "ΣΊΣΥΦΟΣ,          σίσυφοσ",
    "𐐀,                𐐨",
  })
  void fold_ofText_isOneCase(String text, String expected) {
    assertThat(CaseFolding.fold(text)).isEqualTo(expected);
  }

  @Test
  void fold_ofFoldedAscii_isTheArgumentItself() {
    String text = "samsung internet 25";

    assertThat(CaseFolding.fold(text)).isSameAs(text);
  }

  @Test
  void fold_underTurkishLocale_isTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));

      assertThat(CaseFolding.fold("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void fold_ofEveryCharacter_groupsThemAsEqualsIgnoreCaseDoes() {
    Map<String, List<String>> groups = new HashMap<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      groups.computeIfAbsent(CaseFolding.fold(text), folded -> new ArrayList<>()).add(text);
      for (int other :
          new int[] {
            Character.toUpperCase(codePoint),
            Character.toLowerCase(codePoint),
            Character.toTitleCase(codePoint)
          }) {
        assertSame(text, Character.toString(other));
      }
    }
    groups.forEach(
        (folded, members) -> members.forEach(member -> assertSame(members.getFirst(), member)));
  }

  @Test
  void fold_ofRandomTexts_agreesWithEqualsIgnoreCase() {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(SEED);
    int equal = 0;
    for (int i = 0; i < 200_000; i++) {
      String first = text(random, 1 + i / 60_000);
      String second = random.nextBoolean() ? text(random, 1 + i / 60_000) : flip(random, first);
      assertSame(first, second);
      equal += first.equalsIgnoreCase(second) ? 1 : 0;
    }
    assertThat(equal).isBetween(50_000, 190_000);
  }

  @Test
  void contains_andStartsWith_ofRandomTexts_agreeWithASearchPlaceByPlace() {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(SEED);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = ascii(random, random.nextInt(8));
      String part = ascii(random, random.nextInt(3));
      boolean contained = text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
      boolean started = text.toLowerCase(Locale.ROOT).startsWith(part.toLowerCase(Locale.ROOT));

      assertThat(CaseFolding.contains(text, part)).as("%s in %s", part, text).isEqualTo(contained);
      assertThat(CaseFolding.startsWith(text, part)).as("%s at %s", part, text).isEqualTo(started);
      found += contained ? 1 : 0;
    }
    assertThat(found).isBetween(10_000, 90_000);
  }

  private static void assertSame(String first, String second) {
    assertThat(CaseFolding.fold(first).equals(CaseFolding.fold(second)))
        .as("<%s> and <%s>", first, second)
        .isEqualTo(first.equalsIgnoreCase(second));
  }

  private static String text(RandomGenerator random, int size) {
    int[] codePoints = PECULIAR.codePoints().toArray();
    var text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.appendCodePoint(
          random.nextInt(4) == 0
              ? random.nextInt(Character.MAX_CODE_POINT + 1)
              : codePoints[random.nextInt(codePoints.length)]);
    }
    return text.toString();
  }

  private static String flip(RandomGenerator random, String text) {
    return text.codePoints()
        .map(
            c ->
                switch (random.nextInt(3)) {
                  case 0 -> Character.toUpperCase(c);
                  case 1 -> Character.toLowerCase(c);
                  default -> c;
                })
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String ascii(RandomGenerator random, int size) {
    var text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append("aAbB-".charAt(random.nextInt(5)));
    }
    return text.toString();
  }
}
