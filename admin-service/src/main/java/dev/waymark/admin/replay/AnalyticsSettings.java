package dev.waymark.admin.replay;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where clicks are.
@ConfigMapping(prefix = "waymark.analytics")
interface AnalyticsSettings {
  @Doc(
      "The base address of the analytics service, which keeps the clicks that a replay plays. Without"
          + " it nothing can be replayed.")
  Optional<URI> url();
}
