package dev.waymark.redirect;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/// What belongs to one node.
@ConfigMapping(prefix = "waymark")
public interface NodeSettings {
  @Doc(
      "The directory for what a node keeps over a restart: the links it served last, and its"
          + " journal of clicks. One node, one directory.")
  @WithDefault("data")
  Path dataDirectory();
}
