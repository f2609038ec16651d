package dev.waymark.redirect.visit;

import dev.waymark.address.AddressParser;
import dev.waymark.address.TrustedProxies;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.geo.CountryLookup;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the address of visitors behind our proxies, and its country.
public final class ClientAddressResolver {
  private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");

  private final TrustedProxies proxies;
  private final @Nullable CharSequence countryHeader;
  private final CountryLookup countries;

  /// @param proxies whose word about visitors is taken
  /// @param countryHeader the header in which those proxies name the country; null for none
  /// @param countries where addresses are, for visitors without that header
  public ClientAddressResolver(
      TrustedProxies proxies, @Nullable String countryHeader, CountryLookup countries) {
    this.proxies = proxies;
    this.countryHeader = countryHeader == null ? null : HttpHeaders.createOptimized(countryHeader);
    this.countries = countries;
  }

  /// The other end of a connection, once for all its requests.
  ///
  /// @param address as the connection spells it
  public Peer peer(String address) {
    InetAddress parsed = AddressParser.parse(address);
    return parsed == null
        ? new Peer(InetAddress.ofLiteral("::"), false)
        : new Peer(parsed, proxies.trusts(parsed));
  }

  /// The visitor's own address, as far as it can be believed.
  InetAddress address(Peer peer, MultiMap headers) {
    if (!peer.trusted()) {
      return peer.address();
    }
    List<String> forwardedFor = headers.getAll(FORWARDED_FOR);
    return proxies.visitor(peer.address(), forwardedFor);
  }

  /// Where in its country the visitor is.
  ///
  /// @param address the visitor's
  Place place(InetAddress address) {
    return countries.placeOf(address);
  }

  /// The visitor's country; null when unknown.
  ///
  /// @param address the visitor's
  @Nullable Country country(Peer peer, MultiMap headers, InetAddress address) {
    if (countryHeader != null && peer.trusted()) {
      String named = headers.get(countryHeader);
      if (named != null) {
        return Country.of(named);
      }
    }
    return countries.countryOf(address);
  }
}
