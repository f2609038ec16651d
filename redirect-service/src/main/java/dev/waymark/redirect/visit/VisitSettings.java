package dev.waymark.redirect.visit;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// What is believed about visitors.
@ConfigMapping(prefix = "waymark")
public interface VisitSettings {
  @Doc(
      "The proxies in front, as addresses and CIDR blocks joined by commas. Only they are believed"
          + " when `X-Forwarded-For` or the country header names a visitor's address or country; without"
          + " any, the address of the connection counts.")
  Optional<String> trustedProxies();

  @Doc(
      "The header in which a trusted proxy names the visitor's country, such as `CF-IPCountry`."
          + " Without it, the country follows from the address.")
  Optional<String> countryHeader();

  @Doc(
      "A country database in MaxMind's format, read again when it changes. Without it, the bundled"
          + " one is used.")
  Optional<Path> geoipDatabase();

  /// What is remembered of User-Agent headers.
  UserAgent userAgent();

  /// What is remembered of User-Agent headers.
  interface UserAgent {
    @Doc("How many different User-Agent headers are remembered, at about 700 bytes each.")
    @WithDefault("20000")
    int remembered();

    @Doc(
        "How many new User-Agent headers may wait to be read; the device, system and browser of"
            + " visitors beyond that are unknown.")
    @WithDefault("1000")
    int waiting();
  }
}
