package dev.waymark.admin.version;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long versions are kept.
@ConfigMapping(prefix = "waymark.versions")
interface VersionSettings {
  @Doc(
      "How long the versions of links, channels, pools, schedules, segments and workspaces are kept. The one"
          + " that is in force stays.")
  @WithDefault("730d")
  Duration keptFor();

  @Doc("How many versions of one of them are kept at most.")
  @WithDefault("200")
  int most();
}
