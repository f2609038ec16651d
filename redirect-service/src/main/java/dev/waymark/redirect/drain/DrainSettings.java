package dev.waymark.redirect.drain;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Who may drain a node.
@ConfigMapping(prefix = "waymark.drain")
public interface DrainSettings {
  @Doc(
      "The key for `POST /drain` on the management port: at least 32 characters, without white"
          + " space. Without it, a node cannot be drained.")
  Optional<String> key();

  @Doc("A file that holds `WAYMARK_DRAIN_KEY` in its place. Read again within seconds of a change.")
  Optional<Path> keyFile();

  @Doc(
      "How long one `POST /drain` waits for everything to be delivered before it answers how much is"
          + " left.")
  @WithDefault("20s")
  Duration atMost();
}
