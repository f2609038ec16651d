package dev.waymark.admin.takedown;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Who answers for takedowns.
@ConfigMapping(prefix = "waymark.abuse")
interface AbuseSettings {
  @Doc(
      "Where abuse is reported, an address of mail or of a web page: whoever owns what was taken"
          + " down reads it beside the reason.")
  Optional<String> contact();
}
