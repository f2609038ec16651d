package dev.waymark.admin.session;

import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Secret;
import dev.waymark.service.access.SessionRing;
import dev.waymark.service.origin.Origins;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads of requests what browsers say, and lets nobody act for somebody who has signed in: not a
/// page of another origin, and not whoever can read along.
@Singleton
@Startup
public class Browsers implements SessionRing {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int MOST_OF_AGENT = 255;
  private static final String HTTPS = "https";

  private final Sessions sessions;
  private final Origins origins;
  private final @Nullable Site configured;

  /// @throws ConfigurationException when `WAYMARK_DASHBOARD_URL` is not what it should be, so that
  ///   the service does not start
  Browsers(Sessions sessions, Origins origins, DashboardSettings settings) {
    this.sessions = sessions;
    this.origins = origins;
    this.configured = settings.url().map(Browsers::site).orElse(null);
  }

  private static Site site(URI url) {
    String path = url.getRawPath();
    boolean isBare =
        url.getRawAuthority() != null
            && url.getRawUserInfo() == null
            && (path == null || path.isEmpty() || path.equals("/"))
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    boolean isWeb = HTTPS.equals(url.getScheme()) || "http".equals(url.getScheme());
    Site site = isBare && isWeb ? Site.of(url) : null;
    if (site == null || site.way() == Site.Way.PLAIN) {
      throw new ConfigurationException(
          "WAYMARK_DASHBOARD_URL is like https://links.example.com, without a path; http only for"
              + " this machine.");
    }
    return site;
  }

  /// The browser that a request comes from.
  public Browser of(HttpServerRequest request) {
    Site site = siteOf(request);
    return new Browser(
        origins.of(request).network(),
        plain(request.getHeader("User-Agent")),
        site.way() == Site.Way.PLAIN ? null : token(request, site),
        site);
  }

  /// What the addresses of the dashboard begin with, without a slash at the end.
  public String address(HttpServerRequest request) {
    return siteOf(request).origin();
  }

  /// Whether the browser speaks https, to us or to the proxy before us.
  public boolean isHttps(HttpServerRequest request) {
    return siteOf(request).way() == Site.Way.HTTPS;
  }

  @Override
  public Caller.@Nullable Person person(HttpServerRequest request) {
    Site site = siteOf(request);
    if (site.way() == Site.Way.PLAIN) {
      if (request.getCookie(Site.LOOPBACK_COOKIE) != null
          || request.getCookie(Site.SECURE_COOKIE) != null) {
        throw Site.plain();
      }
      return null;
    }
    Secret token = token(request, site);
    if (token == null) {
      return null;
    }
    refuseOtherPages(request, site, false);
    return sessions.person(token);
  }

  @Override
  public void checkOpen(HttpServerRequest request) {
    Site site = siteOf(request);
    if (site.way() == Site.Way.PLAIN) {
      throw Site.plain();
    }
    // Without a cookie, what is no browser may call it; browsers always say who asks.
    refuseOtherPages(request, site, token(request, site) == null);
  }

  private static void refuseOtherPages(HttpServerRequest request, Site site, boolean whenUntold) {
    if (!READING.contains(request.method())
        && !site.isOwnPage(
            request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), whenUntold)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "This did not come from a page of "
              + site.origin()
              + ". Programs use a key; behind a proxy, WAYMARK_DASHBOARD_URL says where the"
              + " dashboard is.");
    }
  }

  private static @Nullable Secret token(HttpServerRequest request, Site site) {
    Cookie cookie = request.getCookie(site.cookie());
    return cookie == null ? null : Tokens.of(cookie.getValue());
  }

  private Site siteOf(HttpServerRequest request) {
    if (configured != null) {
      return configured;
    }
    boolean isProxied = origins.isProxied(request);
    String proto = isProxied ? first(request.getHeader("X-Forwarded-Proto")) : null;
    String host = isProxied ? first(request.getHeader("X-Forwarded-Host")) : null;
    if (host == null) {
      host = request.getHeader("Host");
    }
    boolean isHttps = request.isSSL() || HTTPS.equalsIgnoreCase(proto == null ? "" : proto);
    return Site.of(isHttps ? HTTPS : "http", host == null ? "" : host);
  }

  private static @Nullable String first(@Nullable String list) {
    if (list == null) {
      return null;
    }
    int comma = list.indexOf(',');
    return (comma < 0 ? list : list.substring(0, comma)).strip();
  }

  private static String plain(@Nullable String agent) {
    if (agent == null) {
      return "";
    }
    var plain = new StringBuilder();
    for (int i = 0; i < agent.length() && i < MOST_OF_AGENT; i++) {
      char c = agent.charAt(i);
      plain.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return plain.toString();
  }
}
