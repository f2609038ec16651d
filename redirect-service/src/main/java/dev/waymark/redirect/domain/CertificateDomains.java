package dev.waymark.redirect.domain;

import dev.waymark.link.Authority;
import dev.waymark.link.HostName;
import dev.waymark.redirect.replica.Domains;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a TLS proxy in front for which domains it may get a certificate when a visitor comes with
/// one: those that workspaces have verified, and the default one. Without such a question, anybody
/// who points names at the proxy makes it ask for certificates until it gets no more.
///
/// It is what [Caddy asks](https://caddyserver.com/docs/json/apps/tls/automation/on_demand/): `GET
/// /tls/allowed?domain=` on the management port, answered 200 or 404, from memory alone.
public final class CertificateDomains {
  /// The longest name there is in DNS, [RFC 1035](https://www.rfc-editor.org/info/rfc1035), section
  /// 2.3.4, and the dot after it.
  private static final int LONGEST = 254;

  private final Domains domains;
  private final @Nullable String defaultHost;

  /// @param publicUrl what short URLs begin with; its host is the default domain
  public CertificateDomains(Domains domains, URI publicUrl) {
    this.domains = domains;
    Authority authority = Authority.of(publicUrl.toString());
    this.defaultHost = authority == null ? null : authority.host();
  }

  /// Answers there.
  ///
  /// @param management the router of the management port
  public void install(Router management) {
    management.get("/tls/allowed").handler(this::answer);
  }

  private void answer(RoutingContext context) {
    List<String> named;
    try {
      named = context.queryParam("domain");
    } catch (HttpException e) {
      named = List.of(); // an escape that is none
    }
    boolean isAllowed = named.size() == 1 && allows(named.getFirst());
    context.response().setStatusCode(isAllowed ? 200 : 404).end();
  }

  /// Whether it is a domain of ours, in whatever spelling.
  boolean allows(String domain) {
    if (domain.length() > LONGEST) {
      return false;
    }
    String host = HostName.canonical(domain);
    return host != null && (domains.find(host) != null || host.equals(defaultHost));
  }
}
