package dev.waymark.service.program;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a service stops.
@ConfigMapping(prefix = "waymark.stop")
public interface StopSettings {
  @Doc(
      "How long a service that is asked to stop goes on answering, while it is unready and asks with"
          + " each answer to close the connection: as long as a load balancer takes to notice.")
  @WithDefault("5s")
  Duration delay();

  @Doc("How long the requests that are under way then may take.")
  @WithDefault("10s")
  Duration requestsAtMost();
}
