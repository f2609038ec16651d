package dev.waymark.service.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private record Settings(int wrongKeys, int writes, int expensive) implements LimitSettings {}

  private static Limits limits(int wrongKeys, int writes, int expensive) {
    return new Limits(new Settings(wrongKeys, writes, expensive), () -> 0);
  }

  @Test
  void limits_ofDifferentKinds_areApart() {
    Limits limits = limits(1, 1, 1);
    limits.wrongKey("a");
    assertThat(limits.mayTryKey("a")).isEqualTo(Duration.ofMinutes(1));
    assertThat(limits.mayTryKey("b")).isNull();
    assertThat(limits.write("a")).isNull();
    assertThat(limits.write("a")).isNotNull();
    assertThat(limits.expensive("a")).isNull();
    assertThat(limits.expensive("a")).isNotNull();
  }

  @Test
  void limits_switchedOff_areNone() {
    Limits limits = limits(0, 0, 0);
    for (int i = 0; i < 1_000; i++) {
      limits.wrongKey("a");
      assertThat(limits.mayTryKey("a")).isNull();
      assertThat(limits.write("a")).isNull();
      assertThat(limits.expensive("a")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_001})
  void start_settingOutOfBounds_isRefused(int perMinute) {
    assertThatThrownBy(() -> limits(1, perMinute, 1))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_LIMITS_WRITES");
  }
}
