package dev.waymark.redirect.delivery;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where captured clicks go.
@ConfigMapping(prefix = "waymark")
public interface DispatchSettings {
  @Doc(
      "The base address of the analytics service, which clicks are delivered to. Without it they"
          + " stay in the journal.")
  Optional<URI> analyticsUrl();

  @Doc("The credential for delivering clicks, the same at the analytics service.")
  Optional<String> ingestKey();
}
