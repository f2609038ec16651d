package dev.waymark.admin.address;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/// How visitors reach the redirect nodes.
@ConfigMapping(prefix = "waymark.public")
interface PublicSettings {
  @Doc(
      "What short URLs on the default domain begin with: http or https, a host, a port if it is not"
          + " the scheme's own, and no path.")
  @WithDefault("http://localhost:8080")
  URI url();

  @Doc(
      "Whether short URLs may be plain http outside this machine. Without that, a service with such"
          + " a `WAYMARK_PUBLIC_URL` does not start.")
  @WithDefault("false")
  boolean http();
}
