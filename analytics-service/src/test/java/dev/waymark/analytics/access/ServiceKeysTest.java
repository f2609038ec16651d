package dev.waymark.analytics.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceKeysTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);

  private static ServiceKeys keys(@Nullable String operator, @Nullable String ingest) {
    record Producers(Optional<String> key, String partitionsEvery, String secondReadingEvery)
        implements IngestSettings {}
    return new ServiceKeys(
        () -> Optional.ofNullable(operator),
        new Producers(Optional.ofNullable(ingest), "off", "off"));
  }

  @Test
  void is_theRightKey_andNoOther() {
    ServiceKeys keys = keys(A, B);
    assertThat(keys.isOperator(Secret.of(A))).isTrue();
    assertThat(keys.isOperator(Secret.of(B))).isFalse();
    assertThat(keys.isIngest(Secret.of(B))).isTrue();
    assertThat(keys.isIngest(Secret.of(A))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    ", bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
    "short, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
  })
  void start_missingWeakOrSharedKey_isRefused(@Nullable String operator, @Nullable String ingest) {
    assertThatThrownBy(() -> keys(operator, ingest))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_");
  }
}
