package dev.waymark.admin.link;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How slugs are handed out.
@ConfigMapping(prefix = "waymark.slugs")
interface SlugSettings {
  @Doc(
      "How long the slug of a deleted or renamed link is kept out of use, for printed codes may"
          + " still lead to it.")
  @WithDefault("365d")
  Duration retiredFor();
}
