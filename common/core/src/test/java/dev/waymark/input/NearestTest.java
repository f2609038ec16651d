package dev.waymark.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS =
      List.of("utm_params", "country", "continent", "target", "og_title", "og_image", "day", "os");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "utm, utm_params",
        "utmParams, utm_params",
        "UTM-Params, utm_params",
        "contry, country",
        "coutnry, country",
        "Country, country",
        "taget, target",
        "traget, target",
        "og_tilte, og_title",
        "dya, day",
        "'', -",
        "og, -", // begins two
        "c, -",
        "password, -",
        "__, -",
      })
  void to_wordThatThereIsNot_isTheOneThatWasMeant(String typed, @Nullable String meant) {
    assertThat(Nearest.to(typed, WORDS)).isEqualTo(meant);
    assertThat(Nearest.question(typed, WORDS))
        .isEqualTo(meant == null ? "." : "; did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @CsvSource({"64", "65", "10000000"})
  void to_endlessWord_isNothing(int length) {
    assertThat(Nearest.to("x".repeat(length), WORDS)).isNull();
  }
}
