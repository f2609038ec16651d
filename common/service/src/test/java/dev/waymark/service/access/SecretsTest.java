package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waymark.secret.Pace;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private record Settings(Optional<String> key, Optional<Path> keyFile)
      implements OperatorSettings {}

  @TempDir Path directory;

  private static OperatorKey operator(String key) {
    return new OperatorKey(new Settings(Optional.of(key), Optional.empty()));
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
        .isThrownBy(() -> new OperatorKey(new Settings(Optional.empty(), Optional.empty())));
  }

  @Test
  void operatorKey_fileChanges_onlyTheNewOneCountsWithinSeconds() throws IOException {
    String before = "a".repeat(32);
    String after = "b".repeat(32);
    Path file = Files.writeString(directory.resolve("key"), before + "\n");
    var nanos = new AtomicLong();
    var operator =
        new OperatorKey(new Settings(Optional.of(before), Optional.of(file)), nanos::get);
    Files.writeString(file, after + "\n");
    assertThat(operator.is(new Secret(before))).isTrue();

    nanos.addAndGet(Pace.OF_FILES.toNanos());
    assertThat(operator.is(new Secret(after))).isTrue();
    assertThat(operator.is(new Secret(before))).isFalse();

    Files.writeString(file, "weak");
    nanos.addAndGet(Pace.OF_FILES.toNanos());
    assertThat(operator.is(new Secret(after))).isTrue();
    assertThat(operator.is(new Secret("weak"))).isFalse();
  }

  @Test
  void operatorKey_of32Characters_isTheLeast() {
    String key = "01234567890123456789012345678901";
    assertThatNoException().isThrownBy(() -> operator(key));
    assertThat(operator(key).is(new Secret(key))).isTrue();
    assertThat(operator(key).is(new Secret(key + "x"))).isFalse();
  }
}
