package dev.waymark.service.access;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// The operator's credential.
@ConfigMapping(prefix = "waymark.operator")
public interface OperatorSettings {
  @Doc(
      "The operator's key, which may do everything: at least 32 characters, without white space. The"
          + " service does not start without it.")
  Optional<String> key();

  @Doc(
      "A file that holds `WAYMARK_OPERATOR_KEY` in its place. Read again within seconds of a change;"
          + " the key before counts no longer then.")
  Optional<Path> keyFile();
}
