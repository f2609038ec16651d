package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Sale-2026_x", "0", "-", "_", "qr", "apis"})
  void fault_ofASoundSlug_isNull(String slug) {
    assertThat(Slug.fault(slug)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "ä",
        "a/b",
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
