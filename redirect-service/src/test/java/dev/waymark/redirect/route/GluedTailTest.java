package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GluedTailTest {
  @ParameterizedTest(name = "{0} -> {1}, {2}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/sale.                     | sale      | -",
        "/sale)                     | sale      | -",
        "/sale%C2%A0                | sale      | -",
        "/sale%E2%80%8B             | sale      | -",
        "/sale%EF%BC%8C%E4%B8%AD    | sale      | -",
        "/%E4%B8%AD%E6%96%87%E3%80%82%E6%96%87 | 中文 | -",
        "/caf%C3%A9%26a=1           | café      | a=1",
        "/caf%C3%A9&a=1             | café      | a=1",
        "/sale%3Fref%3D%C3%A9       | sale      | ref=%C3%A9",
        "/sale%20and%20more         | sale      | -",
        "/sale.?a=b                 | sale      | -",
        "/sale/.                    | sale      | -",
        "/sale/chat'                | sale/chat | -",
        "/sale&utm_source=x         | sale      | utm_source=x",
        "/sale&a=1&b=%20            | sale      | a=1&b=%20",
        "/sale&                     | sale      | -",
        "/sale%26a=1                | sale      | a=1",
        "/sale%3Fref=x              | sale      | ref=x",
        "/sale%3Fref=x%26y          | sale      | ref=x%26y",
        "/sale%3Fref%3Dx%26b%3D2    | sale      | ref=x&b=2",
        "/s%61le%3Fref=x            | sale      | ref=x",
        "/sale%3Fref=x?a=b          | sale      | ref=x",
        "/sale%3F                   | sale      | -",
        "/sale%3Fref=x#y            | sale      | ref=x",
        "/sale.%3Fref=x             | sale      | -",
      })
  void of_path_isCutWhereNoLinkGoesOn(String uri, String path, @Nullable String query) {
    String whole = Objects.requireNonNull(SlugPath.of(uri));

    assertThat(GluedTail.of(uri, whole)).isEqualTo(new GluedTail(path, query));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "/sale%E4%B8%AD%E6%96%87, sale",
        "/sale%EB%A5%BC, sale",
        "/docs/setup%F0%9F%94%A5, docs/setup",
        "/caf%C3%A9%E4%B8%AD, café",
        "/sale%C3%A9, -",
        "/sales, -",
        "/%E4%B8%AD%E6%96%87, -",
        "/sale.%E4%B8%AD, -"
      })
  void unspaced_word_isTakenOff(String uri, @Nullable String path) {
    GluedTail tail = GluedTail.unspaced(uri, Objects.requireNonNull(SlugPath.of(uri)));

    assertThat(tail == null ? null : tail.path()).isEqualTo(path);
    assertThat(tail == null ? null : tail.query()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sale",
        "/sale/chat",
        "/sale-2",
        "/.x",
        "/%20",
        "/&a=b",
        "//.",
        "/?x",
        "/sale%0d%0aX:y",
        "/sale%7F"
      })
  void of_whatHasNoTail_isNull(String uri) {
    assertThat(GluedTail.of(uri, Objects.requireNonNull(SlugPath.of(uri)))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, -, -", "a=1, -, a=1", "-, b=2, b=2", "a=1, b=2, a=1&b=2", "a=1, '', a=1"})
  void queryWith_own_isBoth(
      @Nullable String tail, @Nullable String own, @Nullable String expected) {
    assertThat(new GluedTail("sale", tail).queryWith(own)).isEqualTo(expected);
  }

  @Test
  void of_garbage_neverThrows() {
    var random = new Random(20_261_130L);
    for (int i = 0; i < 20_000; i++) {
      var uri = new StringBuilder("/");
      for (int j = random.nextInt(20); j > 0; j--) {
        uri.append("a/.&?#%26%3F%4%C3%A9%E4".charAt(random.nextInt(23)));
      }
      String path = SlugPath.of(uri.toString());
      if (path != null) {
        GluedTail tail = GluedTail.of(uri.toString(), path);
        assertThat(tail == null || path.startsWith(tail.path())).isTrue();
        GluedTail unspaced = GluedTail.unspaced(uri.toString(), path);
        assertThat(unspaced == null || path.startsWith(unspaced.path())).isTrue();
      }
    }
  }
}
