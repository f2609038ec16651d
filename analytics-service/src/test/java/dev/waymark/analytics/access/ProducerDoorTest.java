package dev.waymark.analytics.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.service.access.OperatorKey;
import dev.waymark.service.access.Secret;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerDoorTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);

  private static ProducerDoor door(String operator, @Nullable String ingest) {
    record Producers(Optional<String> key, String partitionsEvery, String secondReadingEvery)
        implements IngestSettings {}
    return new ProducerDoor(
        new Producers(Optional.ofNullable(ingest), "off", "off"),
        new OperatorKey(() -> Optional.of(operator)));
  }

  @Test
  void check_theRightKey_andNoOther() {
    ProducerDoor door = door(A, B);
    assertThatCode(() -> door.check(new Secret(B))).doesNotThrowAnyException();
    assertThatThrownBy(() -> door.check(new Secret(A))).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, short",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbb bbbbbbbbbbbbbbbb",
  })
  void start_missingWeakOrSharedKey_isRefused(String operator, @Nullable String ingest) {
    assertThatThrownBy(() -> door(operator, ingest))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_INGEST_KEY");
  }
}
