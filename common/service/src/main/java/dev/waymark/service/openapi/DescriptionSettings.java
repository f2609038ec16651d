package dev.waymark.service.openapi;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The description of the API.
@ConfigMapping(prefix = "waymark.description")
public interface DescriptionSettings {
  @Doc(
      "Whether the description of the API (`/q/openapi`) and its pages (`/q/swagger-ui`) are there."
          + " They need no key, and say of the installation no more than this repository does;"
          + " `false` answers 404 to all.")
  @WithDefault("true")
  boolean open();
}
