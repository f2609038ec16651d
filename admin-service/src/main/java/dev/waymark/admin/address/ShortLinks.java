package dev.waymark.admin.address;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.address.PublicUrl;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.link.Authority;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.Slug;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
  private final Authority own;
  private final ServedHosts others;
  private final RefusedHosts refused;

  /// @throws ConfigurationException when the public URL is not usable, so that the service does not
  ///   start
  ShortLinks(PublicSettings settings, ServedHosts others, RefusedHosts refused) {
    URI url = settings.url();
    Authority authority = Authority.of(url.toString());
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean usable =
        (scheme.equals("http") || scheme.equals("https"))
            && url.getUserInfo() == null
            && (url.getPath().isEmpty() || url.getPath().equals("/"))
            && url.getQuery() == null
            && url.getFragment() == null;
    if (!usable || authority == null) {
      throw new ConfigurationException(
          "WAYMARK_PUBLIC_URL must be like https://go.example.com, without a path.");
    }
    try {
      PublicUrl.check(url, settings.http());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
    this.scheme = scheme;
    this.host = authority.host();
    this.port = url.getPort() < 0 ? "" : ":" + url.getPort();
    this.own = authority;
    this.others = others;
    this.refused = refused;
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
    return scheme + "://" + (domain == null ? host : domain) + port + '/' + Slug.inUrl(slug);
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
    new Judged(servedAmong(urls.values()), Map.of()).refuseOwn(urls, faults);
  }

  /// Notes which of some normalised URLs lead to a host that the operator has taken down.
  ///
  /// @param urls by their places in the body; those that were there before are served, or not, as
  ///   they were, and need not be refused
  public void refuseTakenDown(Map<String, String> urls, Faults faults) {
    new Judged(Set.of(), refused.among(urls.values())).refuseTakenDown(urls, faults);
  }

  /// Asks once about many normalised URLs what the two methods above ask about some.
  public Judged judge(Collection<String> urls) {
    return new Judged(servedAmong(urls), refused.among(urls));
  }

  private Set<String> servedAmong(Collection<String> urls) {
    return others.among(urls.stream().flatMap(this::servedHost).distinct().toList());
  }

  /// What is known of some URLs.
  public final class Judged {
    private final Set<String> served;
    private final Map<String, String> takenDown;

    private Judged(Set<String> served, Map<String, String> takenDown) {
      this.served = served;
      this.takenDown = takenDown;
    }

    /// As {@link ShortLinks#refuseOwn}, for some of them.
    public void refuseOwn(Map<String, String> urls, Faults faults) {
      urls.forEach(
          (place, url) -> {
            if (own.equals(Authority.of(url)) || servedHost(url).anyMatch(served::contains)) {
              faults.add(place, OWN);
            }
          });
    }

    /// As {@link ShortLinks#refuseTakenDown}, for some of them.
    public void refuseTakenDown(Map<String, String> urls, Faults faults) {
      urls.forEach(
          (place, url) -> {
            String host = takenDown.get(url);
            if (host != null) {
              faults.add(
                  place,
                  "The operator of this service has taken down '"
                      + host
                      + "': nobody is sent there, nor to a host below it.");
            }
          });
    }
  }

  /// The host of a URL on whose port our domains are reached; none on any other port.
  private Stream<String> servedHost(String url) {
    Authority there = Authority.of(url);
    return there != null && (there.port() == Authority.USUAL || there.port() == own.port())
        ? Stream.of(there.host())
        : Stream.empty();
  }
}
