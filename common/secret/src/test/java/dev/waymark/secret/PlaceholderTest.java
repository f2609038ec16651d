package dev.waymark.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {
  private static final String SETTING = "waymark.cookie.secret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changemechangemechangemechangeme",
        "CHANGE-ME-change-me-0123456789abcdef",
        "please_replace_me_0123456789abcdef",
        "my-secret-of-thirty-two-characters",
        "an-example-of-thirty-two-characters"
      })
  void refuse_whatStandsInExamples_saysSoWithoutTheSecret(String secret) {
    assertThatThrownBy(() -> Placeholder.refuse(SETTING, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "WAYMARK_COOKIE_SECRET is an example that everybody knows; 'openssl rand -hex 32' makes"
                + " a good one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0123456789abcdef0123456789abcdef", "wmk_6c1f0f2d9be84b7a8f1c27d3a5e0b9c4"})
  void refuse_anythingElse_isAccepted(String secret) {
    assertThatCode(() -> Placeholder.refuse(SETTING, secret)).doesNotThrowAnyException();
  }

  @Test
  void watched_isRefusedAtTheStart() {
    assertThatThrownBy(
            () ->
                new WatchedSecret<>(
                    SETTING,
                    "changeme-changeme-changeme-changeme",
                    null,
                    text -> text,
                    sentence -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("everybody knows");
  }
}
