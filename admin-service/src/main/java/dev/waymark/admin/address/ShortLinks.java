package dev.waymark.admin.address;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.link.DestinationUrl;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The addresses of our own short links, and the check that no destination is one of them.
@Singleton
@Startup
public final class ShortLinks {
  private final String base;
  private final String host;
  private final String authority;

  /// @throws ConfigurationException when the public URL is not usable, so that the service does not
  ///   start
  ShortLinks(PublicSettings settings) {
    URI url = settings.url();
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean usable =
        (scheme.equals("http") || scheme.equals("https"))
            && url.getHost() != null
            && url.getUserInfo() == null
            && (url.getPath().isEmpty() || url.getPath().equals("/"))
            && url.getQuery() == null
            && url.getFragment() == null;
    if (!usable) {
      throw new ConfigurationException(
          "WAYMARK_PUBLIC_URL must be like https://go.example.com, without a path.");
    }
    String text = url.toString().toLowerCase(Locale.ROOT);
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.host = url.getHost().toLowerCase(Locale.ROOT);
    this.authority = authority(base);
  }

  /// The host of the default domain.
  public String defaultDomain() {
    return host;
  }

  /// The short URL of a link on the default domain.
  public String url(String slug) {
    return base + '/' + slug;
  }

  /// Reads a required member that is a URL to which visitors may be sent, and notes what is wrong
  /// with it.
  ///
  /// @return the URL, normalised; empty after a fault
  public String destination(Members members, String name, Faults faults) {
    JsonNode json = members.raw(name);
    if (json == null || !json.isTextual()) {
      faults.add(members.at(name), "A URL is required, such as https://example.com/page.");
      return "";
    }
    return switch (DestinationUrl.check(json.textValue())) {
      case DestinationUrl.Refused refused -> {
        faults.add(members.at(name), refused.reason());
        yield "";
      }
      case DestinationUrl.Accepted accepted -> {
        String own = ownLinkFault(accepted.text());
        if (own != null) {
          faults.add(members.at(name), own);
        }
        yield accepted.text();
      }
    };
  }

  /// Why a normalised URL cannot be a destination although it is well formed; null when it can.
  public @Nullable String ownLinkFault(String url) {
    return authority(url).equals(authority)
        ? "This is one of our own short links; name the page that visitors should see."
        : null;
  }

  /// Host and port of a normalised URL; the scheme's own port and a trailing dot make no
  /// difference.
  private static String authority(String url) {
    int start = url.indexOf("://") + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    String ownPort = url.startsWith("https:") ? ":443" : ":80";
    if (authority.endsWith(ownPort)) {
      authority = authority.substring(0, authority.length() - ownPort.length());
    }
    return authority.endsWith(".") ? authority.substring(0, authority.length() - 1) : authority;
  }
}
