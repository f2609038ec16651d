package dev.waymark.admin.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.service.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
  private long now = 17;
  private final SignInLimits limits = new SignInLimits(() -> now);

  private boolean mayTry(String account, String network) {
    try {
      limits.count(account, network);
      return true;
    } catch (ProblemException e) {
      assertThat(e.status()).isEqualTo(429);
      return false;
    }
  }

  @Test
  void count_fiveOfOneNetworkAtOneAccount_thenOneEveryTwelveSeconds() {
    for (int i = 0; i < SignInLimits.OF_NETWORK_AT_ACCOUNT; i++) {
      assertThat(mayTry("ana", "a")).isTrue();
    }
    assertThat(mayTry("ana", "a")).isFalse();
    assertThat(mayTry("ana", "b")).isTrue();
    assertThat(mayTry("bea", "a")).isTrue();
    now += Duration.ofSeconds(12).toNanos();
    assertThat(mayTry("ana", "a")).isTrue();
    assertThat(mayTry("ana", "a")).isFalse();
  }

  @Test
  void count_hundredAccountsOfOneNetwork_thenItWaits() {
    for (int i = 0; i < SignInLimits.OF_NETWORK; i++) {
      assertThat(mayTry("account-" + i, "a")).isTrue();
    }
    assertThat(mayTry("another", "a")).isFalse();
    assertThat(mayTry("another", "b")).isTrue();
  }

  @Test
  void count_manyNetworksGuess_whoSignedInLatelyIsNotLockedOut() {
    limits.count("ana", "home");
    limits.wasRight("ana", "home");
    int guesses = 0;
    for (int i = 0; i < 100; i++) {
      guesses += mayTry("ana", "bot-" + i) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(SignInLimits.AT_ACCOUNT - 1);
    assertThatCode(() -> limits.count("ana", "home")).doesNotThrowAnyException();
    now += Duration.ofSeconds(2).toNanos();
    assertThat(mayTry("ana", "elsewhere")).isTrue();
  }

  @Test
  void count_right_costsNothing() {
    for (int i = 0; i < 300; i++) {
      limits.count("ana", "a");
      limits.wasRight("ana", "a");
    }
    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= SignInLimits.OF_NETWORK_AT_ACCOUNT; i++) {
                limits.count("ana", "a");
              }
            })
        .isInstanceOf(ProblemException.class);
  }
}
