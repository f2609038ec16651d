package dev.waymark.analytics;

import dev.waymark.service.setting.DocumentedSettings;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void page_always_saysWhatTheCodeSays() {
    DocumentedSettings.assertAreThoseOf("analytics-service", "dev.waymark.analytics");
  }
}
