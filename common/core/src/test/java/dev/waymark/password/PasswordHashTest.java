package dev.waymark.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  /// Made by another implementation (Python's `hashlib.pbkdf2_hmac`), with few rounds.
  private static final String ELSEWHERE =
      "pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg$YBEtQH9NO3kQb2-KeGXzfEq-KVoteiwbt1uC0VmG3-U";

  private static final String SALT = "MDEyMzQ1Njc4OWFiY2RlZg";
  private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @Test
  void of_aPassword_matchesItAndNoOther() {
    String encoded = PasswordHash.of("launch2025", new SplittableRandom(1));

    assertThat(encoded).matches("pbkdf2-sha512\\$210000\\$[\\w-]{22}\\$[\\w-]{43}");
    assertThat(PasswordHash.isWellFormed(encoded)).isTrue();
    assertThat(PasswordHash.matches(encoded, "launch2025")).isTrue();
    assertThat(PasswordHash.matches(encoded, "launch2026")).isFalse();
    assertThat(PasswordHash.matches(encoded, "Launch2025")).isFalse();
  }

  @Test
  void of_onePasswordTwice_differs() {
    var random = new SplittableRandom(1);

    assertThat(PasswordHash.of("launch2025", random))
        .isNotEqualTo(PasswordHash.of("launch2025", random));
  }

  @Test
  void matches_madeElsewhere_agrees() {
    assertThat(PasswordHash.matches(ELSEWHERE, "café")).isTrue();
    assertThat(PasswordHash.matches(ELSEWHERE, "cafe")).isFalse();
  }

  @Test
  void matches_sameLettersFromAnotherKeyboard_isTheSame() {
    assertThat(PasswordHash.matches(ELSEWHERE, "cafe\u0301")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "caf\uD800", " caf\u00e9"})
  void matches_hostilePassword_isNone(String password) {
    assertThat(PasswordHash.matches(ELSEWHERE, password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "launch2025",
        "$$$",
        "pbkdf2-sha512$1000$" + SALT,
        "pbkdf2-sha512$1000$" + SALT + "$",
        "pbkdf2-sha512$1000$$" + HASH,
        "pbkdf2-sha512$1000$" + SALT + "$" + HASH + "$",
        "pbkdf2-sha512$0$" + SALT + "$" + HASH,
        "pbkdf2-sha512$-1$" + SALT + "$" + HASH,
        "pbkdf2-sha512$2100001$" + SALT + "$" + HASH,
        "pbkdf2-sha512$99999999999$" + SALT + "$" + HASH,
        "pbkdf2-sha512$x$" + SALT + "$" + HASH,
        "pbkdf2-sha512$1000$*$" + HASH,
        "pbkdf2-sha1$1000$" + SALT + "$" + HASH,
      })
  void matches_brokenText_isNeverAMatch(String encoded) {
    assertThat(PasswordHash.isWellFormed(encoded)).isFalse();
    assertThat(PasswordHash.matches(encoded, "launch2025")).isFalse();
    assertThat(PasswordHash.matches(encoded, "")).isFalse();
  }

  @Test
  void fault_ofAPassword_isASentenceAtTheBounds() {
    assertThat(PasswordHash.fault("x")).isNull();
    assertThat(PasswordHash.fault("x".repeat(256))).isNull();
    assertThat(PasswordHash.fault("")).endsWith(".");
    assertThat(PasswordHash.fault("x".repeat(257))).endsWith(".");
  }

  @Test
  void of_aFaultyPassword_isRefused() {
    assertThatThrownBy(() -> PasswordHash.of("", new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
