package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RightKeysTest {
  private long now;
  private final RightKeys keys = new RightKeys(() -> now);

  @Test
  void has_keyThatWasRight_forAnHour() {
    assertThat(keys.has("a")).isFalse();
    keys.wasRight("a");
    assertThat(keys.has("a")).isTrue();
    now += Duration.ofMinutes(59).toNanos();
    assertThat(keys.has("a")).isTrue();
    now += Duration.ofMinutes(1).toNanos();
    assertThat(keys.has("a")).isFalse();
  }

  @Test
  void has_keyThatIsNoLongerRight_isForgotten() {
    keys.wasRight("a");
    keys.wasWrong("a");
    assertThat(keys.has("a")).isFalse();
  }
}
