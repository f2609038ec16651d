package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalSettingsTest {
  private static JournalSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(JournalSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(JournalSettings.class);
  }

  @Test
  void defaults_areTheDocumentedOnes() {
    JournalSettings settings = settings(Map.of());
    assertThat(settings.durability()).isEqualTo(Durability.PROCESS_FAILURE);
    assertThat(settings.onDiskFailure()).isEqualTo(DiskFailurePolicy.AVAILABILITY);
    assertThat(settings.segmentBytes()).isEqualTo(64 << 20);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void everyKey_isMapped() {
    JournalSettings settings =
        settings(
            Map.of(
                "waymark.journal.durability", "power-failure",
                "waymark.journal.on-disk-failure", "accounting",
                "waymark.journal.segment-bytes", "100000",
                "waymark.journal.retention", "PT5H"));
    assertThat(settings.durability()).isEqualTo(Durability.POWER_FAILURE);
    assertThat(settings.onDiskFailure()).isEqualTo(DiskFailurePolicy.ACCOUNTING);
    assertThat(settings.segmentBytes()).isEqualTo(100_000);
    assertThat(settings.retention()).isEqualTo(Duration.ofHours(5));
  }
}
