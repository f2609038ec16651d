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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The addresses of our own short links, and the check that no destination is one of them.
@Singleton
@Startup
public final class ShortLinks {
  private static final String OWN =
      "This is one of our own short links; name the page that visitors should see.";

  private final String scheme;
  private final String host;
  private final String port;
  private final String authority;
  private final ServedHosts others;

  /// @throws ConfigurationException when the public URL is not usable, so that the service does not
  ///   start
  ShortLinks(PublicSettings settings, ServedHosts others) {
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
    this.scheme = scheme;
    this.host = url.getHost().toLowerCase(Locale.ROOT);
    this.port = url.getPort() < 0 ? "" : ":" + url.getPort();
    this.authority = authority(url(null, ""));
    this.others = others;
  }

  /// The host of the default domain.
  public String defaultDomain() {
    return host;
  }

  /// The short URL of a link. All domains are reached over the scheme and the port of the default
  /// one, for the same nodes answer on them.
  ///
  /// @param domain the host; null for the default domain
  public String url(@Nullable String domain, String slug) {
    return scheme + "://" + (domain == null ? host : domain) + port + '/' + slug;
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
        refuseOwn(Map.of(members.at(name), accepted.text()), faults);
        yield accepted.text();
      }
    };
  }

  /// Notes which of some normalised URLs cannot be destinations although they are well formed.
  ///
  /// @param urls by their places in the body
  public void refuseOwn(Map<String, String> urls, Faults faults) {
    Set<String> own =
        others.among(urls.values().stream().map(this::hostOnOurPort).distinct().toList());
    urls.forEach(
        (place, url) -> {
          if (authority(url).equals(authority) || own.contains(hostOnOurPort(url))) {
            faults.add(place, OWN);
          }
        });
  }

  /// The host of a URL that is reached as our domains are; else its host and port.
  private String hostOnOurPort(String url) {
    String there = authority(url);
    return !port.isEmpty() && there.endsWith(port)
        ? there.substring(0, there.length() - port.length())
        : there;
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
