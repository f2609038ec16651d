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
      "How often DNS is asked for the records of domains that are about to move to another"
          + " workspace; `off` for never, and then they move when that workspace verifies them.")
  @WithDefault("1h")
  String recheckEvery();

  @Doc(
      "The name server that is asked for TXT records, as `host` or `host:port`. Without it, the"
          + " machine's own are asked.")
  Optional<String> nameServer();
}
