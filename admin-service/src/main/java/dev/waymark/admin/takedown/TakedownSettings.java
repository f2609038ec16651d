package dev.waymark.admin.takedown;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Takedowns from elsewhere than the API.
@ConfigMapping(prefix = "waymark.takedown")
interface TakedownSettings {
  @Doc(
      "A file with what is taken down, in addition to what the operator takes down by the API; read"
          + " again when it changes. One takedown a line: `link`, `workspace` or `host`, its id or"
          + " name, and a reason. The same on all nodes of this service, or on one alone.")
  Optional<Path> file();
}
