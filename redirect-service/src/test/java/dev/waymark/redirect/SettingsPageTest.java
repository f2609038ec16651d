package dev.waymark.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.cookie.CookieSettings;
import dev.waymark.redirect.database.DatabaseSettings;
import dev.waymark.redirect.delivery.DeliverySettings;
import dev.waymark.redirect.delivery.DispatchSettings;
import dev.waymark.redirect.delivery.KafkaSettings;
import dev.waymark.redirect.drain.DrainSettings;
import dev.waymark.redirect.journal.JournalSettings;
import dev.waymark.redirect.replica.ReplicaSettings;
import dev.waymark.redirect.route.RouteSettings;
import dev.waymark.redirect.route.StopSettings;
import dev.waymark.redirect.visit.VisitSettings;
import dev.waymark.setting.SettingsPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void page_redirectService_saysWhatTheCodeSays() {
    var page =
        new SettingsPage(
            "redirect-service",
            List.of(
                NodeSettings.class,
                DatabaseSettings.class,
                ReplicaSettings.class,
                VisitSettings.class,
                RouteSettings.class,
                StopSettings.class,
                CookieSettings.class,
                JournalSettings.class,
                DispatchSettings.class,
                DeliverySettings.class,
                DrainSettings.class,
                KafkaSettings.class));

    assertThat(page.written()).isEqualTo(page.expected());
  }
}
