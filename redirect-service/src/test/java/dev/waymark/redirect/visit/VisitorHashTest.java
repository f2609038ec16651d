package dev.waymark.redirect.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorHashTest {
  private static final String NOON = "2026-04-20T12:00:00Z";
  private static final LocalDate TODAY = LocalDate.parse("2026-04-20");

  private Instant now = Instant.parse(NOON);
  private final VisitorHash visitors = new VisitorHash(() -> now);

  @BeforeEach
  void learn() {
    visitors.learn(TODAY, salt(1));
    visitors.learn(TODAY.plusDays(1), salt(2));
  }

  private static byte[] salt(int seed) {
    var bytes = new byte[VisitorHash.SALT_BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private long hash(String at, String workspace, String address, @Nullable String userAgent) {
    return visitors.of(
        Instant.parse(at).toEpochMilli(), workspace, InetAddress.ofLiteral(address), userAgent);
  }

  @Test
  void of_sameVisitorOnTheSameDay_isTheSame() {
    long hash = hash("2026-04-20T00:00:00Z", "ws_1", "192.0.2.1", "Mozilla/5.0");

    assertThat(hash).isNotEqualTo(VisitorHash.UNKNOWN);
    assertThat(hash("2026-04-20T23:59:59.999Z", "ws_1", "192.0.2.1", "Mozilla/5.0"))
        .isEqualTo(hash);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-04-21T00:00:00Z, ws_1,  192.0.2.1,        Mozilla/5.0",
        "2026-04-20T12:00:00Z, ws_2,  192.0.2.1,        Mozilla/5.0",
        "2026-04-20T12:00:00Z, ws_,   192.0.2.1,        Mozilla/5.0",
        "2026-04-20T12:00:00Z, ws_1,  192.0.2.2,        Mozilla/5.0",
        "2026-04-20T12:00:00Z, ws_1,  2001:db8::1,      Mozilla/5.0",
        "2026-04-20T12:00:00Z, ws_1,  192.0.2.1,        Mozilla/5.1",
        "2026-04-20T12:00:00Z, ws_1,  192.0.2.1,        -",
      })
  void of_anotherDayWorkspaceAddressOrAgent_isAnother(
      String at, String workspace, String address, @Nullable String userAgent) {
    assertThat(hash(at, workspace, address, userAgent))
        .isNotEqualTo(VisitorHash.UNKNOWN)
        .isNotEqualTo(hash(NOON, "ws_1", "192.0.2.1", "Mozilla/5.0"));
  }

  @Test
  void of_ipv6_isThatOfItsNetwork() {
    long hash = hash(NOON, "ws_1", "2001:db8:0:1::1", "Mozilla/5.0");

    assertThat(hash(NOON, "ws_1", "2001:db8:0:1:aaaa:bbbb:cccc:dddd", "Mozilla/5.0"))
        .isEqualTo(hash);
    assertThat(hash(NOON, "ws_1", "2001:db8:0:2::1", "Mozilla/5.0")).isNotEqualTo(hash);
  }

  @Test
  void of_eachPartOfTheSalt_matters() {
    long hash = hash(NOON, "ws_1", "192.0.2.1", "Mozilla/5.0");
    for (int i = 0; i < VisitorHash.SALT_BYTES; i++) {
      byte[] other = salt(1);
      other[i] ^= 1;
      visitors.learn(TODAY, other);
      assertThat(hash(NOON, "ws_1", "192.0.2.1", "Mozilla/5.0"))
          .as("byte %d", i)
          .isNotEqualTo(hash);
    }
    visitors.learn(TODAY, salt(1));
    assertThat(hash(NOON, "ws_1", "192.0.2.1", "Mozilla/5.0")).isEqualTo(hash);
  }

  @Test
  void of_dayWithoutASalt_isUnknown() {
    assertThat(hash("2026-04-19T23:59:59.999Z", "ws_1", "192.0.2.1", "a"))
        .isEqualTo(VisitorHash.UNKNOWN);
    assertThat(hash("2026-04-22T00:00:00Z", "ws_1", "192.0.2.1", "a"))
        .isEqualTo(VisitorHash.UNKNOWN);
  }

  @Test
  void forget_dayThatIsOver_isUnknownEvenForItsOwnClicks() {
    now = Instant.parse("2026-04-20T23:59:59.999Z");
    visitors.forget();
    assertThat(hash(NOON, "ws_1", "192.0.2.1", "a")).isNotEqualTo(VisitorHash.UNKNOWN);

    now = Instant.parse("2026-04-21T00:00:00Z");
    visitors.forget();
    assertThat(hash(NOON, "ws_1", "192.0.2.1", "a")).isEqualTo(VisitorHash.UNKNOWN);
    assertThat(hash("2026-04-21T00:00:00Z", "ws_1", "192.0.2.1", "a"))
        .isNotEqualTo(VisitorHash.UNKNOWN);
    assertThat(visitors.isKnown()).isTrue();

    now = Instant.parse("2026-04-22T00:00:00Z");
    visitors.forget();
    assertThat(visitors.isKnown()).isFalse();
  }

  @Test
  void learn_dayThatIsOver_isNotKept() {
    visitors.learn(TODAY.minusDays(1), salt(3));

    assertThat(hash("2026-04-19T12:00:00Z", "ws_1", "192.0.2.1", "a"))
        .isEqualTo(VisitorHash.UNKNOWN);
  }

  @Test
  void learn_wrongLength_isRefused() {
    assertThatThrownBy(() -> visitors.learn(TODAY, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a salt of 31 bytes for 2026-04-20");
  }
}
