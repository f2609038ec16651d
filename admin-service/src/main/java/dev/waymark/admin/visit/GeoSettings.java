package dev.waymark.admin.visit;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// What the simulator knows about addresses; to be the same as for the redirect nodes.
@ConfigMapping(prefix = "waymark.geoip")
interface GeoSettings {
  @Doc(
      "A country database (.mmdb) in the place of the one that comes with Waymark, the same that the"
          + " redirect nodes use; read anew when the file changes.")
  Optional<Path> database();
}
