package dev.waymark.admin.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /// Those of RFC 6238, appendix B, for SHA-1; of eight digits the last six.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void code_ofTheStandard_isAsItSays(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  @Test
  void accept_aStepBesideNow_doesAndNoFurtherAndNoneTwice() {
    Instant now = Instant.parse("2026-11-30T12:00:10Z");
    long step = Totp.step(now);
    for (long each = step - 1; each <= step + 1; each++) {
      assertThat(Totp.accept(SECRET, Totp.code(SECRET, each), now, 0)).isEqualTo(each);
      assertThat(Totp.accept(SECRET, Totp.code(SECRET, each), now, each)).isNull();
    }
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step - 2), now, 0)).isNull();
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step + 2), now, 0)).isNull();
    // One that is older than what was accepted is over, even within the time.
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step - 1), now, step)).isNull();
    assertThat(Totp.accept(SECRET, "", now, 0)).isNull();
    assertThat(Totp.accept(SECRET, "１２３４５６", now, 0)).isNull();
  }

  /// Those of RFC 4648, section 10.
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void base32_ofTheStandard_isAsItSays(String text, String written) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }

  @Test
  void recoveryCode_howeverItIsTyped_isTheSame() {
    String code = RecoveryCode.next(new SecureRandom());
    assertThat(code).matches("([a-z2-7]{4}-){5}[a-z2-7]{4}");
    assertThat(RecoveryCode.hash(" " + code.toUpperCase(Locale.ROOT).replace("-", " ")))
        .isNotNull()
        .isEqualTo(RecoveryCode.hash(code));
    assertThat(RecoveryCode.hash(code.substring(1))).isNull();
    assertThat(RecoveryCode.hash("123456")).isNull();
  }
}
