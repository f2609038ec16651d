package dev.waymark.admin.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortAddressTest {
  @ParameterizedTest
  @CsvSource({
    "bit.ly/3aBc,bit.ly/3aBc",
    "https://Bit.ly/3aBc,bit.ly/3aBc",
    "HTTP://bit.ly:80/3aBc/,bit.ly/3aBc",
    "https://s.test/docs/setup?x=1#y,s.test/docs/setup",
    "https://s.test/caf%C3%A9,s.test/café"
  })
  void of_shortLinks_isHostAndSlug(String text, String address) {
    assertThat(ShortAddress.of(text)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3aBc", "bit.ly", "https://bit.ly/", "mailto:a@b.test/x", "a b.test/x"})
  void of_whatIsNone_isNull(String text) {
    assertThat(ShortAddress.of(text)).isNull();
  }

  /// Its dots could be tried one after the other, and for each what is behind it.
  @Test
  void of_aMegabyteOfDots_isNull() {
    assertThat(ShortAddress.of("a.".repeat(500_000))).isNull();
  }
}
