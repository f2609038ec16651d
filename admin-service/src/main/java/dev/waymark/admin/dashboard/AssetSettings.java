package dev.waymark.admin.dashboard;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where style and script come from.
@ConfigMapping(prefix = "waymark.assets")
interface AssetSettings {
  @Doc(
      "Where the dashboard's style and script are read from at each request, for whoever edits"
          + " them: `admin-service/src/main/resources/dashboard` of a checkout. Not for use in"
          + " production; without it they are what was packaged, and browsers keep them.")
  Optional<Path> from();
}
