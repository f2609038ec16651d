package dev.waymark.service.origin;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// What stands in front of the service.
@ConfigMapping(prefix = "waymark.trusted")
public interface ProxySettings {
  @Doc(
      "The proxies in front, as addresses and CIDR blocks joined by commas. Only they are believed"
          + " when `X-Forwarded-For` names a caller's address; without any, the address of the"
          + " connection counts, so that behind a proxy all callers count as one.")
  Optional<String> proxies();
}
