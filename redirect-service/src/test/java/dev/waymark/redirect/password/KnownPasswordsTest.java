package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.Lock;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownPasswordsTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final Lock LOCK = new Lock("hash", 1);

  private final KnownPasswords known = new KnownPasswords(new SplittableRandom(1), 3);

  @Test
  void has_whatWasLearnt_andNothingElse() {
    known.learn("lnk_1", LOCK, "secret", NOON);

    assertThat(known.has("lnk_1", LOCK, "secret", NOON)).isTrue();
    assertThat(known.has("lnk_1", LOCK, "Secret", NOON)).isFalse();
    assertThat(known.has("lnk_1", LOCK, "", NOON)).isFalse();
    assertThat(known.has("lnk_2", LOCK, "secret", NOON)).isFalse();
    assertThat(known.has("lnk_1", new Lock("hash", 2), "secret", NOON)).isFalse();
    assertThat(known.has("lnk_1", new Lock("hashs", 1), "ecret", NOON)).isFalse();
    assertThat(known.has("lnk_1", new Lock("other", 1), "secret", NOON)).isFalse();
  }

  @Test
  void learn_anotherOfTheLink_takesItsPlace() {
    known.learn("lnk_1", LOCK, "old", NOON);
    known.learn("lnk_1", new Lock("hash 2", 2), "new", NOON);

    assertThat(known.size()).isEqualTo(1);
    assertThat(known.has("lnk_1", LOCK, "old", NOON)).isFalse();
    assertThat(known.has("lnk_1", new Lock("hash 2", 2), "new", NOON)).isTrue();
  }

  @Test
  void learn_moreLinksThanItHolds_forgetsTheOldest() {
    for (int i = 0; i < 1_000; i++) {
      known.learn("lnk_" + i, LOCK, "secret", NOON + i);
    }

    assertThat(known.size()).isEqualTo(3);
    assertThat(known.has("lnk_996", LOCK, "secret", NOON + 1_000)).isFalse();
    assertThat(known.has("lnk_997", LOCK, "secret", NOON + 1_000)).isTrue();
  }

  @Test
  void learn_afterAnHour_forgetsWhatIsOver() {
    known.learn("lnk_1", LOCK, "secret", NOON);
    known.learn("lnk_2", LOCK, "secret", NOON + 1);
    known.learn("lnk_3", LOCK, "secret", NOON + KnownPasswords.LIFETIME_MILLIS);

    assertThat(known.size()).isEqualTo(2);
    assertThat(known.has("lnk_2", LOCK, "secret", NOON + KnownPasswords.LIFETIME_MILLIS)).isTrue();
    known.learn("lnk_4", LOCK, "secret", NOON + 10 * KnownPasswords.LIFETIME_MILLIS);
    assertThat(known.size()).isEqualTo(1);
  }

  @Test
  void digests_ofTwoProcesses_differ() {
    assertThat(known).hasToString("KnownPasswords[...]");
    var other = new KnownPasswords(new SplittableRandom(2));
    known.learn("lnk_1", LOCK, "secret", NOON);
    assertThat(other.has("lnk_1", LOCK, "secret", NOON)).isFalse();
  }
}
