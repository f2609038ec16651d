package dev.waymark.service.origin;

import dev.waymark.address.AddressParser;
import dev.waymark.address.TrustedProxies;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells where a request comes from: from the other end of its connection, unless that is a proxy
/// whose word is taken.
@Singleton
@Startup
public final class Origins {
  private final TrustedProxies proxies;

  /// @throws ConfigurationException when the list of proxies cannot be read, so that the service
  ///   does not start
  Origins(ProxySettings settings) {
    proxies =
        switch (TrustedProxies.read(settings.proxies().orElse(""))) {
          case TrustedProxies.Reading.Accepted(TrustedProxies read) -> read;
          case TrustedProxies.Reading.Refused(List<String> problems) ->
              throw new ConfigurationException(
                  "WAYMARK_TRUSTED_PROXIES: " + String.join("; ", problems));
        };
  }

  /// Where a request comes from.
  public Origin of(HttpServerRequest request) {
    return of(
        request.remoteAddress() == null ? null : request.remoteAddress().hostAddress(),
        request.headers().getAll("X-Forwarded-For"));
  }

  /// Whether the other end of the connection is a proxy whose word is taken, so that its
  /// `X-Forwarded-Proto` and `X-Forwarded-Host` say how the caller came to it.
  public boolean isProxied(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    InetAddress address = peer == null ? null : AddressParser.parse(peer);
    return address != null && proxies.trusts(address);
  }

  Origin of(@Nullable String peer, List<String> forwardedFor) {
    InetAddress address = peer == null ? null : AddressParser.parse(peer);
    return new Origin(address == null ? null : proxies.visitor(address, forwardedFor));
  }
}
