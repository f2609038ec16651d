package dev.waymark.redirect.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CookieSecretsTest {
  private static final String ONE = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";

  private record Given(
      Optional<String> secret,
      Optional<Path> secretFile,
      Optional<String> secretPrevious,
      Optional<Path> secretPreviousFile)
      implements CookieSettings {}

  private static Seal seal(Optional<String> secret, Optional<String> previous, long seed) {
    return CookieSecrets.seal(
        new Given(secret, Optional.empty(), previous, Optional.empty()),
        new SplittableRandom(seed));
  }

  @Test
  void seal_ofGivenSecrets_acceptsBoth() {
    Seal rotated = seal(Optional.of(OTHER), Optional.of(ONE), 1);
    Seal before = seal(Optional.of(ONE), Optional.empty(), 2);

    assertThat(rotated.open("n", before.seal("n", "v", 10), 1)).isEqualTo("v");
    assertThat(before.open("n", rotated.seal("n", "v", 10), 1)).isNull();
  }

  @Test
  void seal_withoutASecret_isAnotherAtEachStart() {
    Seal first = seal(Optional.empty(), Optional.empty(), 1);
    Seal second = seal(Optional.empty(), Optional.empty(), 2);

    assertThat(first.open("n", first.seal("n", "v", 10), 1)).isEqualTo("v");
    assertThat(second.open("n", first.seal("n", "v", 10), 1)).isNull();
  }

  @Test
  void seal_ofAShortSecret_isRefusedWithoutSayingIt() {
    String tooShort = ONE.substring(1);

    assertThatThrownBy(() -> seal(Optional.of(tooShort), Optional.empty(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("WAYMARK_COOKIE_SECRET needs at least 32 characters, not 31.")
        .hasMessageNotContaining(tooShort);
    assertThatThrownBy(() -> seal(Optional.of(ONE), Optional.of(tooShort), 1))
        .hasMessage("WAYMARK_COOKIE_SECRET_PREVIOUS needs at least 32 characters, not 31.");
  }
}
