package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "Sale-2026_x",
        "0",
        "-",
        "_",
        "qr",
        "apis",
        "docs/setup",
        "a/b/c/d/e",
        "qr/api",
        "ä",
        "東京",
        "скидка",
        "خصم",
        "می\u200Cخواهم",
        "क्षत्रिय",
        "🔥",
        "sale🔥",
        "👨\u200D👩\u200D👧",
        "🇪🇸",
        "❤\uFE0F",
        "1\uFE0F\u20E3",
        "Straße",
        "e\u0301"
      })
  void fault_ofASoundSlug_isNull(String slug) {
    assertThat(Slug.fault(slug)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "/a",
        "a/",
        "a//b",
        "a/b/c/d/e/f",
        "a/..",
        "q/a",
        "Api/x",
        "\u0301a",
        "\u3164",
        "\u200C",
        "\uFE0F",
        "a\u200Bb",
        "a\u00A0b",
        "a\u202Eb",
        "a，b",
        "½",
        "a\uFFFDb",
        "a\uD83D",
        "a.b",
        "a+",
        "a%20",
        "q",
        "API",
        "robots.txt",
        "Favicon.ico",
        ".well-known"
      })
  void fault_ofAnUnsoundSlug_isASentence(String slug) {
    assertThat(Slug.fault(slug)).endsWith(".");
  }

  @Test
  void fault_atTheLongestLength_isNullAndOneBeyondIsNot() {
    assertThat(Slug.fault("x".repeat(100))).isNull();
    assertThat(Slug.fault("x".repeat(101))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "SALE, sale",
    "Docs/SETUP, docs/setup",
    "STRASSE, straße",
    "STRAẞE, strasse",
    "Ärger, a\u0308RGER",
    "ΣΊΣΥΦΟΣ, σίσυφος",
    "K\u212A, kk",
    "❤\uFE0F, ❤",
    "می\u200Cخواهم, میخواهم",
    "ﬁn, FIN"
  })
  void fold_twoSpellingsOfOneSlug_areEqual(String one, String other) {
    assertThat(Slug.fold(one)).isEqualTo(Slug.fold(other));
    assertThat(Slug.fold(Slug.fold(one))).isEqualTo(Slug.fold(one));
  }

  @ParameterizedTest
  @CsvSource({"ı, i", "é, e", "東京, 东京", "a/b, ab"})
  void fold_twoSlugs_differ(String one, String other) {
    assertThat(Slug.fold(one)).isNotEqualTo(Slug.fold(other));
  }

  @Test
  void inUrl_encodesAllButSlashesAndAscii() {
    assertThat(Slug.inUrl("docs/Setup_1")).isEqualTo("docs/Setup_1");
    assertThat(Slug.inUrl("café/🔥")).isEqualTo("caf%C3%A9/%F0%9F%94%A5");
  }

  @Test
  void generate_manySlugs_areSoundAndDiffer() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var seen = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      String slug = Slug.generate(random);
      assertThat(Slug.fault(slug)).isNull();
      assertThat(slug).hasSize(8).doesNotContainPattern("[0o1liIO]");
      seen.add(slug);
    }
    assertThat(seen).hasSize(10_000);
  }
}
