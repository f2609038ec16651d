package dev.waymark.redirect.visit;

import dev.waymark.link.ScanMarker;
import dev.waymark.routing.Workspace;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitorClass;
import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.request.AcceptLanguage;
import dev.waymark.visitor.request.CookieHeader;
import dev.waymark.visitor.request.Prefetch;
import dev.waymark.visitor.request.QueryString;
import dev.waymark.visitor.request.Referrer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A visit, read from its request. Each fact is read when it is first asked for, and once. For one
/// thread.
public final class RequestVisit implements Visit {
  private static final CharSequence SEC_PURPOSE = HttpHeaders.createOptimized("sec-purpose");
  private static final CharSequence PURPOSE = HttpHeaders.createOptimized("purpose");
  private static final CharSequence X_MOZ = HttpHeaders.createOptimized("x-moz");
  private static final CharSequence X_PURPOSE = HttpHeaders.createOptimized("x-purpose");

  private static final byte NOT_ASKED = 0;
  private static final byte IN = 1;
  private static final byte OUT = 2;
  private static final byte UNKNOWN = 3;

  private final MultiMap headers;
  private final @Nullable String rawQuery;
  private final @Nullable String onward;
  private final Peer peer;
  private final ClientAddressResolver clientAddresses;
  private final AgentFacts agent;
  private final Workspace workspace;
  private final String link;
  private final boolean scan;
  private final long clickCount;
  private final long epochMillis;

  private @Nullable InetAddress address;
  private boolean countryIsRead;
  private @Nullable Country country;
  private @Nullable Place place;
  private boolean languageIsRead;
  private @Nullable LanguageTag language;
  private boolean referrerIsRead;
  private @Nullable String referrer;
  private @Nullable Parameters query;
  private @Nullable Parameters cookies;

  /// What came of the segments that were asked for, by their places; null before the first.
  private byte @Nullable [] memberships;

  /// @param headers of the request
  /// @param rawQuery what follows the `?`, as it was sent; null when there is none
  /// @param onward the path behind the slug; null for none
  /// @param peer the other end of its connection
  /// @param clientAddresses for the visitor's address and country
  /// @param agent what its User-Agent says
  /// @param workspace whose schedules and segments count
  /// @param link the id of the link that is visited
  /// @param clickCount of the link
  /// @param epochMillis when it came
  public RequestVisit(
      MultiMap headers,
      @Nullable String rawQuery,
      @Nullable String onward,
      Peer peer,
      ClientAddressResolver clientAddresses,
      AgentFacts agent,
      Workspace workspace,
      String link,
      long clickCount,
      long epochMillis) {
    this.headers = headers;
    this.scan = ScanMarker.isIn(rawQuery);
    this.rawQuery = scan ? ScanMarker.strip(rawQuery) : rawQuery;
    this.onward = onward;
    this.peer = peer;
    this.clientAddresses = clientAddresses;
    this.agent = agent;
    this.workspace = workspace;
    this.link = link;
    this.clickCount = clickCount;
    this.epochMillis = epochMillis;
  }

  @Override
  public @Nullable String onward() {
    return onward;
  }

  @Override
  public VisitorClass visitorClass() {
    return agent.visitorClass(
        Prefetch.isAnnounced(
            headers.get(SEC_PURPOSE),
            headers.get(PURPOSE),
            headers.get(X_MOZ),
            headers.get(X_PURPOSE)));
  }

  @Override
  public String link() {
    return link;
  }

  /// The visitor's address; that of the last proxy when it says none.
  @Override
  public InetAddress address() {
    InetAddress known = address;
    if (known == null) {
      known = clientAddresses.address(peer, headers);
      address = known;
    }
    return known;
  }

  /// The User-Agent header; null when there is none.
  public @Nullable String userAgent() {
    return headers.get(HttpHeaders.USER_AGENT);
  }

  @Override
  public @Nullable Country country() {
    if (!countryIsRead) {
      countryIsRead = true;
      country = clientAddresses.country(peer, headers, address());
    }
    return country;
  }

  @Override
  public Place place() {
    Place known = place;
    if (known == null) {
      known = clientAddresses.place(address());
      place = known;
    }
    return known;
  }

  @Override
  public @Nullable Device device() {
    return agent.device();
  }

  @Override
  public @Nullable OperatingSystem os() {
    return agent.os();
  }

  @Override
  public @Nullable Browser browser() {
    return agent.browser();
  }

  @Override
  public @Nullable LanguageTag language() {
    if (!languageIsRead) {
      languageIsRead = true;
      language = AcceptLanguage.preferred(joined(HttpHeaders.ACCEPT_LANGUAGE, ","));
    }
    return language;
  }

  @Override
  public @Nullable String referrer() {
    if (!referrerIsRead) {
      referrerIsRead = true;
      referrer = Referrer.host(headers.get(HttpHeaders.REFERER));
    }
    return referrer;
  }

  /// Goes on with a visit that a password interrupted: it came from where that one came from.
  public void resume(String firstReferrer) {
    referrerIsRead = true;
    referrer = firstReferrer;
    memberships = null;
  }

  /// Whether it came from a QR code of ours.
  public boolean isScan() {
    return scan;
  }

  /// What follows the `?`, without what a QR code of ours adds; null when there is nothing that can
  /// stand in a URL.
  public @Nullable String rawQuery() {
    return rawQuery != null && RawQuery.isPlain(rawQuery) ? rawQuery : null;
  }

  @Override
  public Parameters query() {
    Parameters known = query;
    if (known == null) {
      known = QueryString.parse(rawQuery);
      query = known;
    }
    return known;
  }

  @Override
  public Parameters cookies() {
    Parameters known = cookies;
    if (known == null) {
      known = CookieHeader.parse(joined(HttpHeaders.COOKIE, "; "));
      cookies = known;
    }
    return known;
  }

  @Override
  public long epochMillis() {
    return epochMillis;
  }

  @Override
  public @Nullable Opening opening(String schedule) {
    return workspace.opening(schedule, epochSecond());
  }

  /// Each segment is asked once in a visit, however many rules name it.
  @Override
  public @Nullable Membership membership(String segment) {
    int place = workspace.segmentPlace(segment);
    if (place < 0) {
      return null;
    }
    byte[] known = memberships;
    if (known == null) {
      known = new byte[workspace.segmentCount()];
      memberships = known;
    }
    if (known[place] == NOT_ASKED) {
      Membership membership = workspace.membership(segment, this);
      known[place] = membership == null ? UNKNOWN : membership == Membership.IN ? IN : OUT;
    }
    return switch (known[place]) {
      case IN -> Membership.IN;
      case OUT -> Membership.OUT;
      default -> null;
    };
  }

  @Override
  public long clickCount() {
    return clickCount;
  }

  /// All headers of a name as one; null when there is none.
  private @Nullable String joined(CharSequence name, String separator) {
    List<String> values = headers.getAll(name);
    return switch (values.size()) {
      case 0 -> null;
      case 1 -> values.getFirst();
      default -> String.join(separator, values);
    };
  }
}
