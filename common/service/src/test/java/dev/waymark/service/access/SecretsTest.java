package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private record Settings(Optional<String> key) implements OperatorSettings {}

  private static OperatorKey operator(String key) {
    return new OperatorKey(new Settings(Optional.of(key)));
  }

  @Test
  void generate_often_isNeverTheSame() {
    var random = new SplittableRandom(1);
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      Secret secret = Secret.generate(random);
      assertThat(secret.text()).matches("wmk_[0-9A-Za-z]{49}");
      assertThat(secret.prefix()).isEqualTo(secret.text().substring(0, 10));
      seen.add(secret.text());
    }
    assertThat(seen).hasSize(1_000);
  }

  @Test
  void hash_knownText_isSha256() {
    assertThat(new Secret("abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void toString_always_keepsTheSecret() {
    assertThat(new Secret("wmk_abc").toString()).doesNotContain("wmk_abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "0123456789012345678901234567890",
        "0123456789 0123456789 0123456789 0123456789"
      })
  void operatorKey_weak_refusesToStartAndSaysWhy(String key) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> operator(key))
        .withMessageContaining("WAYMARK_OPERATOR_KEY")
        .withMessageContaining("32");
  }

  @Test
  void operatorKey_missing_refusesToStart() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new OperatorKey(new Settings(Optional.empty())));
  }

  @Test
  void operatorKey_of32Characters_isTheLeast() {
    String key = "01234567890123456789012345678901";
    assertThatNoException().isThrownBy(() -> operator(key));
    assertThat(operator(key).is(new Secret(key))).isTrue();
    assertThat(operator(key).is(new Secret(key + "x"))).isFalse();
  }
}
