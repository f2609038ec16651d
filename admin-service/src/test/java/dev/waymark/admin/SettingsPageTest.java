package dev.waymark.admin;

import dev.waymark.service.setting.DocumentedSettings;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void page_always_saysWhatTheCodeSays() {
    DocumentedSettings.assertAreThoseOf("admin-service", "dev.waymark.admin");
  }
}
