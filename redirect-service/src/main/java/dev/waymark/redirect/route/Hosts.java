package dev.waymark.redirect.route;

import dev.waymark.link.Authority;
import dev.waymark.link.HostName;
import dev.waymark.redirect.replica.Domains;
import dev.waymark.redirect.replica.Links;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which domain a request is for, by its Host header.
final class Hosts {
  private final Links links;
  private final Domains domains;
  private final String defaultAuthority;
  private final String defaultHost;
  private final @Nullable String unknown;

  /// @param publicUrl what short URLs begin with; its host is the default domain
  /// @param unknownHosts what to do with hosts that are no domain of ours
  /// @throws IllegalArgumentException when the URL has no host
  Hosts(Links links, Domains domains, URI publicUrl, UnknownHosts unknownHosts) {
    Authority authority = Authority.of(publicUrl.toString());
    if (authority == null) {
      throw new IllegalArgumentException("WAYMARK_PUBLIC_URL has no host: " + publicUrl);
    }
    this.links = links;
    this.domains = domains;
    this.defaultAuthority = publicUrl.getAuthority();
    this.defaultHost = authority.host();
    this.unknown =
        switch (unknownHosts) {
          case DEFAULT -> Links.DEFAULT_DOMAIN;
          case REFUSE -> null;
        };
  }

  /// The domain; null when the host is none of ours.
  ///
  /// @param host the header; null when HTTP/1.0 sent none
  @Nullable String domain(@Nullable String host) {
    if (host == null) {
      return unknown;
    }
    if (host.equals(defaultAuthority)) {
      return Links.DEFAULT_DOMAIN;
    }
    String name = name(host);
    if (name == null) {
      return null;
    }
    if (name.equals(defaultHost)) {
      return Links.DEFAULT_DOMAIN;
    }
    return links.hasDomain(name) || domains.find(name) != null ? name : unknown;
  }

  /// The host as {@link HostName#canonical} has it; null when it cannot be a host. Most are
  /// canonical but for the case, and those are not taken apart.
  private static @Nullable String name(String host) {
    int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
    int end = colon < 0 ? host.length() : colon;
    for (int i = end + 1; i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return null;
      }
    }
    boolean plain = end > 0 && host.charAt(end - 1) != '.';
    for (int i = 0; i < end; i++) {
      char c = host.charAt(i);
      if (c <= ' ' || c >= 0x7F) {
        return null;
      }
      plain &= c != '%' && c != '[';
    }
    String typed = host.substring(0, end);
    return plain ? typed.toLowerCase(Locale.ROOT) : HostName.canonical(typed);
  }
}
