package dev.waymark.admin.contact;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Whom to tell of a hole in this installation.
@ConfigMapping(prefix = "waymark.security")
public interface SecuritySettings {
  @Doc(
      "Where to report a security hole of this installation, as `mailto:`, `https:` or `tel:`; shown"
          + " at `/.well-known/security.txt` (RFC 9116). Without it, that page is not there.")
  Optional<String> contact();
}
