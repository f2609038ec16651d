package dev.waymark.admin.domain;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How domains are verified.
@ConfigMapping(prefix = "waymark.domains")
interface DomainSettings {
  @Doc("How long the same domain has to wait between two attempts to verify it.")
  @WithDefault("10s")
  Duration verifyEvery();

  @Doc(
      "The name server that is asked for TXT records, as `host` or `host:port`. Without it, the"
          + " machine's own are asked.")
  Optional<String> nameServer();
}
