package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.password.Attempts.Origin;
import dev.waymark.redirect.password.Attempts.Permission;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {
  private static final long NOON = 1_772_366_400_000L;

  private final Attempts attempts = new Attempts();

  private static Origin origin(String link, String address) {
    return Origin.of(link, InetAddress.ofLiteral(address));
  }

  private static Origin neighbour(int network) {
    return origin("lnk_1", "10." + network / 256 + "." + network % 256 + ".1");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "192.0.2.1,         192.0.2.254,          true",
    "192.0.2.1,         192.0.3.1,            false",
    "2001:db8::1,       2001:db8:0:ff::1,     true",
    "2001:db8::1,       2001:db8:0:100::1,    false",
    "::ffff:192.0.2.1,  192.0.2.9,            true",
    "0.0.0.0,           ::,                   false",
    "255.255.255.255,   ffff:ff00::,          false",
  })
  void origin_ofTwoAddresses_isOneNetworkOrTwo(String one, String other, boolean same) {
    assertThat(origin("lnk_1", one).equals(origin("lnk_1", other))).isEqualTo(same);
  }

  @Test
  void ask_eleventhFromOneNetwork_mayNotUntilTheWindowCloses() {
    Origin here = origin("lnk_1", "192.0.2.1");
    for (int i = 0; i < 10; i++) {
      assertThat(attempts.ask(here, NOON + i)).isEqualTo(Permission.Now.NOW);
    }

    assertThat(attempts.ask(here, NOON + 1)).isEqualTo(new Permission.No(600));
    assertThat(attempts.ask(here, NOON + 599_999)).isEqualTo(new Permission.No(1));
    assertThat(attempts.ask(here, NOON + 600_000)).isEqualTo(Permission.Now.NOW);
  }

  @Test
  void ask_limitedNetwork_isFreeElsewhereAndOthersAreFreeHere() {
    Origin here = origin("lnk_1", "192.0.2.1");
    for (int i = 0; i < 11; i++) {
      attempts.ask(here, NOON);
    }

    assertThat(attempts.ask(origin("lnk_2", "192.0.2.1"), NOON)).isEqualTo(Permission.Now.NOW);
    assertThat(attempts.ask(origin("lnk_1", "192.0.3.1"), NOON)).isEqualTo(Permission.Now.NOW);
  }

  @Test
  void ask_manyNetworksAtOneLink_areSlowedAndNeverRefused() {
    for (int i = 0; i < 60; i++) {
      assertThat(attempts.ask(neighbour(i), NOON)).isEqualTo(Permission.Now.NOW);
    }
    for (int i = 60; i < 10_000; i++) {
      assertThat(attempts.ask(neighbour(i), NOON)).isEqualTo(new Permission.Slowly(2_000));
    }
    assertThat(attempts.ask(origin("lnk_2", "10.0.0.1"), NOON)).isEqualTo(Permission.Now.NOW);
    assertThat(attempts.ask(neighbour(1), NOON + 60_000)).isEqualTo(Permission.Now.NOW);
  }

  @Test
  void ask_refused_takesNothingFromOthers() {
    Origin here = origin("lnk_1", "192.0.2.1");
    for (int i = 0; i < 1_000; i++) {
      attempts.ask(here, NOON);
    }

    for (int i = 0; i < 50; i++) {
      assertThat(attempts.ask(neighbour(i), NOON)).isEqualTo(Permission.Now.NOW);
    }
  }

  @Test
  void ask_rightOnesOfOneNetwork_areSixtyAMinuteAtAllLinks() {
    for (int i = 0; i < 60; i++) {
      Origin office = origin("lnk_" + i % 7, "192.0.2." + i);
      assertThat(attempts.ask(office, NOON + i)).isEqualTo(Permission.Now.NOW);
      attempts.wasRight(office);
    }

    assertThat(attempts.ask(origin("lnk_8", "192.0.2.1"), NOON + 100))
        .isEqualTo(new Permission.No(60));
    assertThat(attempts.ask(origin("lnk_1", "192.0.3.1"), NOON + 100))
        .isEqualTo(Permission.Now.NOW);
    assertThat(attempts.ask(origin("lnk_1", "192.0.2.1"), NOON + 60_000))
        .isEqualTo(Permission.Now.NOW);
  }

  @Test
  void ask_unjudgedOnesOfOneNetwork_areSixtyToo() {
    for (int i = 0; i < 60; i++) {
      attempts.ask(origin("lnk_" + i, "192.0.2.1"), NOON);
    }
    Origin next = origin("lnk_60", "192.0.2.1");
    assertThat(attempts.ask(next, NOON)).isEqualTo(new Permission.No(60));

    attempts.wasWrong(origin("lnk_1", "192.0.2.1"));
    assertThat(attempts.ask(next, NOON)).isEqualTo(Permission.Now.NOW);
  }

  @Test
  void was_rightOnesOrNone_areNotTakenForGuesses() {
    Origin office = origin("lnk_1", "192.0.2.1");
    for (int i = 0; i < 50; i++) {
      assertThat(attempts.ask(office, NOON)).isEqualTo(Permission.Now.NOW);
      attempts.wasRight(office);
    }
    for (int i = 0; i < 500; i++) {
      assertThat(attempts.ask(office, NOON)).isEqualTo(Permission.Now.NOW);
      attempts.wasNone(office);
    }
  }
}
