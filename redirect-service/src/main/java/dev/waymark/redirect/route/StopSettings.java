package dev.waymark.redirect.route;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a node stops.
@ConfigMapping(prefix = "waymark.stop")
public interface StopSettings {
  @Doc(
      "How long a service that is asked to stop goes on answering, while it is unready and asks with"
          + " each answer to close the connection: as long as a load balancer takes to notice."
          + " Whoever ends the process must wait for longer than this, the time for requests and the"
          + " time for delivery together.")
  @WithDefault("5s")
  Duration delay();

  @Doc("How long the requests that are under way then may take.")
  @WithDefault("10s")
  Duration requestsAtMost();
}
