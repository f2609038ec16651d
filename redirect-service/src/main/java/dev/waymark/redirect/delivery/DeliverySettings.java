package dev.waymark.redirect.delivery;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How captured clicks are brought to the analytics service.
@ConfigMapping(prefix = "waymark.delivery")
public interface DeliverySettings {
  @Doc("Most bytes delivered at once. From 65536; the analytics service takes up to 8 MiB.")
  @WithDefault("2097152")
  int batchBytes();

  @Doc("How long to let new clicks gather before the next delivery.")
  @WithDefault("PT0.2S")
  Duration pollEvery();

  @Doc("Longest wait after deliveries have failed; the waits double up to it.")
  @WithDefault("PT30S")
  Duration retryAtMost();

  @Doc(
      "How long a service that was asked to stop goes on delivering what is left. What is not"
          + " delivered by then stays in the journal.")
  @WithDefault("PT10S")
  Duration drainAtMost();
}
