package dev.waymark.admin.session;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where people reach the dashboard.
@ConfigMapping(prefix = "waymark.dashboard")
public interface DashboardSettings {
  @Doc(
      "What the addresses of the dashboard begin with, as browsers see them: https, a host, a port if"
          + " it is not the scheme's own, and no path; http only on this machine. Without it, each"
          + " request says it: by its `Host` and, where `WAYMARK_TRUSTED_PROXIES` believes whoever"
          + " forwards it, by `X-Forwarded-Proto` and `X-Forwarded-Host`.")
  Optional<URI> url();
}
