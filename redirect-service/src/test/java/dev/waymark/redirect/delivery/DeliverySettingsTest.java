package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
  private static DeliverySettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(DeliverySettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(DeliverySettings.class);
  }

  @Test
  void defaults_areTheDocumentedOnes() {
    DeliverySettings settings = settings(Map.of());
    assertThat(settings.batchBytes()).isEqualTo(2 << 20);
    assertThat(settings.pollEvery()).isEqualTo(Duration.ofMillis(200));
    assertThat(settings.retryAtMost()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.drainAtMost()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everyKey_isMapped() {
    DeliverySettings settings =
        settings(
            Map.of(
                "waymark.delivery.batch-bytes", "100000",
                "waymark.delivery.poll-every", "PT1S",
                "waymark.delivery.retry-at-most", "PT2S",
                "waymark.delivery.drain-at-most", "PT3S"));
    assertThat(settings.batchBytes()).isEqualTo(100_000);
    assertThat(settings.pollEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.retryAtMost()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.drainAtMost()).isEqualTo(Duration.ofSeconds(3));
  }
}
