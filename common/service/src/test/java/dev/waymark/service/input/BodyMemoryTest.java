package dev.waymark.service.input;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waymark.service.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private static BodyMemory of(long bytes) {
    return new BodyMemory(
        new BodySettings() {
          @Override
          public Optional<MemorySize> memory() {
            return Optional.of(new MemorySize(BigInteger.valueOf(bytes)));
          }

          @Override
          public Duration within() {
            return Duration.ofSeconds(30);
          }
        });
  }

  /// With a small heap, each body above 4 MiB was told to come again for ever.
  @Test
  void take_forTheLargestBodyAlone_isThereHoweverLittleThereIs() {
    var memory = of(1);
    assertThatCode(() -> memory.take(JsonBody.MAX_LARGE_BYTES + 1)).doesNotThrowAnyException();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> memory.take(JsonBody.MAX_LARGE_BYTES + 1));
    memory.giveBack(JsonBody.MAX_LARGE_BYTES + 1);
    assertThatCode(() -> memory.take(JsonBody.MAX_LARGE_BYTES + 1)).doesNotThrowAnyException();
  }
}
