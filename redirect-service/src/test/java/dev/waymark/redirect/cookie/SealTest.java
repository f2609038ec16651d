package dev.waymark.redirect.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private static final long NOON = 1_772_366_400L;
  private static final String OLD = "0123456789abcdef0123456789abcdef";
  private static final String NEW = "fedcba9876543210fedcba9876543210";

  private final Seal seal = new Seal(NEW, null);

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3", "Variante „grün“; Path=/", "a.b.c", "\r\n", "utm_source=a&b=%41"})
  void open_ownText_isTheValueInHarmlessCharacters(String value) {
    String text = seal.seal("_ab_lnk_1", value, NOON + 1);

    assertThat(text).matches("[\\w-]*\\.\\d+\\.[\\w-]{43}");
    assertThat(seal.open("_ab_lnk_1", text, NOON)).isEqualTo(value);
  }

  @Test
  void open_expired_isNothing() {
    String text = seal.seal("_ab_lnk_1", "a", NOON);

    assertThat(seal.open("_ab_lnk_1", text, NOON - 1)).isEqualTo("a");
    assertThat(seal.open("_ab_lnk_1", text, NOON)).isNull();
  }

  @Test
  void open_ofAnotherName_isNothing() {
    String text = seal.seal("_ab_lnk_1", "a", NOON + 1);

    assertThat(seal.open("_ab_lnk_2", text, NOON)).isNull();
    assertThat(seal.open("_ab_lnk_", text, NOON)).isNull();
    assertThat(seal.open("_ab_lnk_1" + text.charAt(0), text.substring(1), NOON)).isNull();
  }

  @Test
  void open_anyCharacterChanged_isNothing() {
    String text = seal.seal("_ab_lnk_1", "variant", NOON + 1);
    for (int i = 0; i < text.length(); i++) {
      for (char other : new char[] {'A', 'b', '.', '0', '=', 'é', 'Ā'}) {
        if (text.charAt(i) != other) {
          String forged = text.substring(0, i) + other + text.substring(i + 1);
          assertThat(seal.open("_ab_lnk_1", forged, NOON)).as(forged).isNull();
        }
      }
    }
  }

  @Test
  void open_signedWithAnotherSecret_isNothing() {
    String text = new Seal(OLD, null).seal("_ab_lnk_1", "a", NOON + 1);

    assertThat(seal.open("_ab_lnk_1", text, NOON)).isNull();
  }

  @Test
  void open_whileRotating_acceptsBothAndSignsWithTheNew() {
    var rotating = new Seal(NEW, OLD);
    String before = new Seal(OLD, null).seal("_ab_lnk_1", "a", NOON + 1);
    String after = rotating.seal("_ab_lnk_1", "b", NOON + 1);

    assertThat(rotating.open("_ab_lnk_1", before, NOON)).isEqualTo("a");
    assertThat(rotating.open("_ab_lnk_1", after, NOON)).isEqualTo("b");
    assertThat(seal.open("_ab_lnk_1", after, NOON)).isEqualTo("b");
  }

  @Test
  void open_anyText_isTotal() {
    var random = new SplittableRandom(7);
    String sound = seal.seal("n", "value", NOON + 1);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder(random.nextBoolean() ? "" : sound);
      for (int edits = random.nextInt(60); edits > 0; edits--) {
        char c = random.nextInt(4) == 0 ? '.' : (char) random.nextInt(0x10000);
        text.insert(random.nextInt(text.length() + 1), c);
      }
      String hostile = text.toString();
      assertThatCode(() -> seal.open("n", hostile, NOON)).doesNotThrowAnyException();
      if (!hostile.equals(sound)) {
        assertThat(seal.open("n", hostile, NOON)).isNull();
      }
    }
  }

  @Test
  void toString_saysNoSecret() {
    assertThat(new Seal(NEW, OLD).toString()).doesNotContain(NEW).doesNotContain(OLD);
  }
}
