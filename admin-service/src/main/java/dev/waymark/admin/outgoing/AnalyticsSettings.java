package dev.waymark.admin.outgoing;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where the analytics service is.
@ConfigMapping(prefix = "waymark.analytics")
public interface AnalyticsSettings {
  /// Where the analytics service is; none where this installation does not say.
  @Doc(
      "The base address of the analytics service, which counts clicks and keeps those that a replay"
          + " plays. Without it nothing can be replayed, and the dashboard has no statistics.")
  Optional<URI> url();
}
