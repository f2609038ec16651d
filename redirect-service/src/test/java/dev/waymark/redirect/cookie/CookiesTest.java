package dev.waymark.redirect.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.request.CookieHeader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CookiesTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final String LINK = "lnk_0123456789";

  private final Seal seal = new Seal("0123456789abcdef0123456789abcdef", null);
  private final Cookies overHttps = new Cookies(seal, true);
  private final Cookies overHttp = new Cookies(seal, false);

  /// What a browser sends after it was given these.
  private static Parameters sent(String... settings) {
    var header = new StringBuilder();
    for (String setting : settings) {
      header.append(setting, 0, setting.indexOf(';')).append("; ");
    }
    return CookieHeader.parse(header.toString());
  }

  private static List<String> attributes(String setting) {
    return List.of(setting.substring(setting.indexOf(';') + 2).split("; "));
  }

  @ParameterizedTest
  @EnumSource
  void read_whatWasGiven_isTheValue(CookieKind kind) {
    for (Cookies cookies : List.of(overHttps, overHttp)) {
      Parameters sent = sent(cookies.setting(kind, LINK, "Variant B; 50 %", NOON));

      assertThat(cookies.read(sent, kind, LINK, NOON + 1)).isEqualTo("Variant B; 50 %");
      assertThat(cookies.read(sent, kind, "lnk_other", NOON + 1)).isNull();
      for (CookieKind other : CookieKind.values()) {
        if (other != kind) {
          assertThat(cookies.read(sent, other, LINK, NOON + 1)).isNull();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void read_afterItsLifetime_isNothing(CookieKind kind) {
    Parameters sent = sent(overHttps.setting(kind, LINK, "a", NOON));
    long end = NOON + kind.lifetime().toMillis();

    assertThat(overHttps.read(sent, kind, LINK, end - 1)).isEqualTo("a");
    assertThat(overHttps.read(sent, kind, LINK, end)).isNull();
  }

  @Test
  void setting_overHttps_isForThisHostOnly() {
    String unlock = overHttps.setting(CookieKind.UNLOCK, LINK, "1", NOON);

    assertThat(unlock).startsWith("__Host-_unlock_" + LINK + "=");
    assertThat(attributes(unlock))
        .containsExactly("Max-Age=86400", "Path=/", "HttpOnly", "SameSite=Lax", "Secure");
    assertThat(overHttps.setting(CookieKind.VARIANT, LINK, "a", NOON))
        .startsWith("_ab_" + LINK + "=")
        .contains("; Max-Age=" + Duration.ofDays(90).toSeconds() + ";");
  }

  @Test
  void setting_overHttp_isNotSecure() {
    String unlock = overHttp.setting(CookieKind.UNLOCK, LINK, "1", NOON);

    assertThat(unlock).startsWith("_unlock_" + LINK + "=");
    assertThat(attributes(unlock)).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
  }

  @Test
  void read_valueUnderAnotherName_isNothing() {
    String given = overHttps.setting(CookieKind.VARIANT, LINK, "a", NOON);
    String value = given.substring(given.indexOf('=') + 1, given.indexOf(';'));
    Parameters moved = CookieHeader.parse("__Host-_unlock_" + LINK + "=" + value);

    assertThat(overHttps.read(moved, CookieKind.UNLOCK, LINK, NOON)).isNull();
  }

  @Test
  void read_plantedBefore_findsOursAmongTheFirstFour() {
    String ours = overHttps.setting(CookieKind.VARIANT, LINK, "b", NOON);
    String planted = "_ab_" + LINK + "=a;";

    assertThat(
            overHttps.read(sent(planted, planted, planted, ours), CookieKind.VARIANT, LINK, NOON))
        .isEqualTo("b");
    assertThat(
            overHttps.read(
                sent(planted, planted, planted, planted, ours), CookieKind.VARIANT, LINK, NOON))
        .isNull();
  }

  @Test
  void read_nothingSentOrTooLong_isNothing() {
    String endless = "_ab_" + LINK + "=" + "a".repeat(10_000);

    assertThat(overHttps.read(Parameters.NONE, CookieKind.VARIANT, LINK, NOON)).isNull();
    assertThat(overHttps.read(CookieHeader.parse(endless), CookieKind.VARIANT, LINK, NOON))
        .isNull();
  }
}
