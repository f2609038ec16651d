package dev.waymark.redirect.route;

import dev.waymark.channel.Key;
import dev.waymark.link.Slug;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.replica.LinkLookup;
import dev.waymark.redirect.replica.LiveLink;
import dev.waymark.redirect.replica.LiveTakedowns;
import dev.waymark.redirect.route.RouteMeters.Outcome;
import dev.waymark.redirect.visit.AgentReader;
import dev.waymark.redirect.visit.ClientAddressResolver;
import dev.waymark.redirect.visit.Peer;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.redirect.visit.Visitors;
import dev.waymark.visitor.agent.AgentFacts;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Takes the requests of one event loop: finds what each asks for, and passes it on to whoever
/// answers that.
final class RedirectHandler implements Handler<HttpServerRequest> {
  /// No slug, with an entry behind it, is longer, however it is spelled.
  private static final int LONGEST_PATH = 4 * Slug.MAX_LENGTH;

  /// A path may name a link in some ways, and each may have to be loaded.
  private static final int MOST_LOADS = 16;

  private final LinkLookup links;
  private final LiveTakedowns takedowns;
  private final Hosts hosts;
  private final AgentReader agents;
  private final ClientAddressResolver clientAddresses;
  private final InstantSource clock;
  private final Executor eventLoop;
  private final Connections connections;
  private final ResponseWriter responses;
  private final Visits visits;
  private final PasswordForms forms;
  private final OtherPaths others;

  RedirectHandler(
      LinkLookup links,
      LiveTakedowns takedowns,
      Hosts hosts,
      Visitors visitors,
      InstantSource clock,
      Executor eventLoop,
      Connections connections,
      ResponseWriter responses,
      Visits visits,
      PasswordForms forms,
      OtherPaths others) {
    this.links = links;
    this.takedowns = takedowns;
    this.hosts = hosts;
    this.agents = visitors.agents();
    this.clientAddresses = visitors.clientAddresses();
    this.clock = clock;
    this.eventLoop = eventLoop;
    this.connections = connections;
    this.responses = responses;
    this.visits = visits;
    this.forms = forms;
    this.others = others;
  }

  @Override
  public void handle(HttpServerRequest request) {
    long now = clock.millis();
    Peer peer = connections.requested(request.connection(), now);
    if (peer == null) {
      return; // its connection is being closed
    }
    answer(request, peer, now, MOST_LOADS);
  }

  /// @param loads how many links may still be loaded for it
  private void answer(HttpServerRequest request, Peer peer, long now, int loads) {
    links.begin();
    HttpMethod method = request.method();
    MultiMap headers = request.headers();
    boolean isForm = method.equals(HttpMethod.POST);
    if (!isForm && !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      boolean isLocked = isLocked(request);
      if (links.isMissing()) {
        load(request, peer, now, loads);
      } else {
        responses.methodNotAllowed(request, isLocked);
      }
      return;
    }
    if (!isForm && hasBody(headers)) {
      responses.noticeAndClose(request, Notice.CONTENT_TOO_LARGE, Outcome.REFUSED);
      return;
    }
    List<String> named = headers.getAll(HttpHeaders.HOST);
    String host = named.isEmpty() ? null : named.getFirst();
    String uri = request.uri();
    String path = SlugPath.of(uri);
    if (path == null) {
      Target target = Target.of(uri);
      if (target != null) {
        host = target.authority();
        uri = target.path();
        path = SlugPath.of(uri);
      }
    }
    if (path == null || !isOneHost(named, request)) {
      responses.noticeAndClose(request, Notice.BAD_REQUEST, Outcome.REFUSED);
      return;
    }
    String domain = hosts.domain(host);
    if (domain == null) {
      responses.notice(request, Notice.NOT_FOUND, Outcome.UNKNOWN_HOST);
      return;
    }
    RequestedLink requested = requested(domain, path);
    String query = request.query();
    if (requested == null && (isForm || !others.has(domain, path))) {
      GluedTail tail = GluedTail.of(uri, path);
      requested = tail == null ? null : requested(domain, tail.path());
      if (requested == null) {
        tail = GluedTail.unspaced(uri, path);
        requested = tail == null ? null : requested(domain, tail.path());
      }
      if (tail != null && requested != null && !isSegment(tail, path, requested)) {
        path = tail.path();
        query = tail.queryWith(query);
      } else {
        requested = forwarded(domain, uri);
      }
    }
    if (links.isMissing()) {
      load(request, peer, now, loads);
    } else if (isForm) {
      boolean goesOn = requested != null && requested.onward() != null;
      String formPath = goesOn ? ForwardedPath.whole(uri) : Slug.inUrl(path);
      form(request, requested, formPath, query, peer, now);
    } else if (requested == null) {
      others.answer(request, domain, path);
    } else {
      visit(request, requested, query, peer, now);
    }
  }

  /// Has a link loaded that the request may be for, and looks again.
  private void load(HttpServerRequest request, Peer peer, long now, int loads) {
    request.pause();
    links.load(
        isLoaded -> {
          request.resume();
          if (isLoaded && loads > 0) {
            answer(request, peer, now, loads - 1);
          } else {
            responses.noticeAndClose(request, Notice.UNAVAILABLE, Outcome.NOT_READY);
          }
        });
  }

  /// Answers a request that could not be read, or not only in one way.
  void refuse(HttpServerRequest request) {
    if (connections.requested(request.connection(), clock.millis()) == null) {
      return; // its connection is being closed
    }
    Throwable cause = request.decoderResult().cause();
    Notice notice =
        switch (cause) {
          case TooLongHttpLineException _ -> Notice.ADDRESS_TOO_LONG;
          case TooLongHttpHeaderException _ -> Notice.HEADERS_TOO_LARGE;
          case Framing.Refusal refusal when refusal.fault == Framing.Fault.CODING ->
              Notice.NOT_IMPLEMENTED;
          case null, default -> Notice.BAD_REQUEST;
        };
    responses.noticeAndClose(request, notice, Outcome.REFUSED);
  }

  /// Whether a request that can be read is for a link to which a password may be sent.
  private boolean isLocked(HttpServerRequest request) {
    String path = SlugPath.of(request.uri());
    String domain = hosts.domain(request.getHeader(HttpHeaders.HOST));
    RequestedLink requested = path == null || domain == null ? null : requested(domain, path);
    return requested != null && requested.live().link().lock() != null;
  }

  /// What a path names: a link, or an entry of a hub; null when it is neither.
  private @Nullable RequestedLink requested(String domain, String path) {
    if (path.length() > LONGEST_PATH) {
      return null;
    }
    LiveLink live = links.find(domain, Slug.fold(path));
    if (live != null) {
      return new RequestedLink(live, live.workspace(), takedowns.now(), null, null);
    }
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return null;
    }
    live = links.find(domain, Slug.fold(path.substring(0, slash)));
    String entry = Slug.fold(path.substring(slash + 1));
    return live == null || !live.link().isHub() || Key.fault(entry) != null
        ? null
        : new RequestedLink(live, live.workspace(), takedowns.now(), entry, null);
  }

  /// Whether what seems to be a tail is a segment to a link that forwards them, as `.well-known`.
  private static boolean isSegment(GluedTail tail, String path, RequestedLink requested) {
    return path.charAt(tail.path().length()) == '/' && requested.live().link().forwardsPath();
  }

  /// The link with the longest slug that a path begins with, of those that forward what follows;
  /// null when there is none, or what follows cannot be forwarded.
  private @Nullable RequestedLink forwarded(String domain, String uri) {
    for (int end = ForwardedPath.lastEnd(uri); end > 0; end = ForwardedPath.endBefore(uri, end)) {
      String slug = SlugPath.of(uri.substring(0, end));
      LiveLink live =
          slug == null || slug.length() > LONGEST_PATH || uri.charAt(end - 1) == '/'
              ? null
              : links.find(domain, Slug.fold(slug));
      if (live != null && live.link().forwardsPath()) {
        String onward = ForwardedPath.of(uri, end);
        return onward == null
            ? null
            : new RequestedLink(live, live.workspace(), takedowns.now(), null, onward);
      }
    }
    return null;
  }

  private void visit(
      HttpServerRequest request,
      RequestedLink requested,
      @Nullable String query,
      Peer peer,
      long now) {
    String userAgent = request.headers().get(HttpHeaders.USER_AGENT);
    AgentFacts agent = agents.known(userAgent);
    if (agent == null) {
      agents.read(
          userAgent,
          eventLoop,
          facts ->
              visits.answer(request, requested, read(request, requested, query, peer, facts, now)));
    } else {
      visits.answer(request, requested, read(request, requested, query, peer, agent, now));
    }
  }

  /// Takes a form at once, for its body is already coming. What its User-Agent says decides
  /// nothing: a password opens a link for everybody.
  private void form(
      HttpServerRequest request,
      @Nullable RequestedLink requested,
      String path,
      @Nullable String query,
      Peer peer,
      long now) {
    if (requested == null && links.isComplete()) {
      responses.methodNotAllowed(request, false);
    } else if (requested == null) {
      responses.noticeAndClose(request, Notice.UNAVAILABLE, Outcome.NOT_READY);
    } else {
      forms.take(
          request, requested, path, read(request, requested, query, peer, AgentFacts.UNKNOWN, now));
    }
  }

  private RequestVisit read(
      HttpServerRequest request,
      RequestedLink requested,
      @Nullable String query,
      Peer peer,
      AgentFacts agent,
      long now) {
    return new RequestVisit(
        request.headers(),
        query,
        requested.onward(),
        peer,
        clientAddresses,
        agent,
        requested.workspace(),
        requested.live().link().id(),
        requested.live().clickCount(),
        now);
  }

  private static boolean hasBody(MultiMap headers) {
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return (length != null && !length.equals("0"))
        || headers.contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /// HTTP/1.1 requires a host, and two of them mean different things to different readers.
  private static boolean isOneHost(List<String> hosts, HttpServerRequest request) {
    return hosts.size() == 1 || (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0);
  }
}
