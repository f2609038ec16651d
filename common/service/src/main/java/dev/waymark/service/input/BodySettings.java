package dev.waymark.service.input;

import dev.waymark.setting.Doc;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What the service takes of the bodies of requests.
@ConfigMapping(prefix = "waymark.bodies")
public interface BodySettings {
  @Doc(
      "How much of the bodies of all requests that are at work, and of pages of links, may be in"
          + " memory together; what they say takes several times as much. Requests beyond it are"
          + " answered with a 503 that says when to come again. Without it, a twenty-fourth of the heap, but at least 9 MiB.")
  Optional<MemorySize> memory();

  @Doc("How long a body may take to arrive, after which its request is refused.")
  @WithDefault("30s")
  Duration within();
}
