package dev.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.access.IngestSettings;
import dev.waymark.analytics.audit.AuditSettings;
import dev.waymark.analytics.database.DatabaseSettings;
import dev.waymark.analytics.kafka.KafkaSettings;
import dev.waymark.analytics.lead.LeadSettings;
import dev.waymark.analytics.retention.RetentionSettings;
import dev.waymark.analytics.rollup.RollupSettings;
import dev.waymark.service.access.OperatorSettings;
import dev.waymark.setting.SettingsPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void page_isWhatTheCodeSays() {
    var page =
        new SettingsPage(
            "analytics-service",
            List.of(
                OperatorSettings.class,
                IngestSettings.class,
                AuditSettings.class,
                DatabaseSettings.class,
                KafkaSettings.class,
                LeadSettings.class,
                RetentionSettings.class,
                RollupSettings.class));
    assertThat(page.written()).isEqualTo(page.expected());
  }
}
