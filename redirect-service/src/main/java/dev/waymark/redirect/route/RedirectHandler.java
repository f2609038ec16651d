package dev.waymark.redirect.route;

import dev.waymark.link.Slug;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.route.RouteMeters.Outcome;
import dev.waymark.redirect.snapshot.Links;
import dev.waymark.redirect.snapshot.LiveLink;
import dev.waymark.redirect.visit.AgentReader;
import dev.waymark.redirect.visit.Peer;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.redirect.visit.Whereabouts;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.visitor.agent.AgentFacts;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.InstantSource;
import java.util.List;

/// Answers the requests of one event loop: finds the link, decides, has the click recorded,
/// answers.
final class RedirectHandler implements Handler<HttpServerRequest> {
  /// Until the documents of channels are followed here.
  private static final Workspace NO_CHANNELS = Workspace.empty("");

  private final Links links;
  private final Hosts hosts;
  private final AgentReader agents;
  private final Whereabouts whereabouts;
  private final InstantSource clock;
  private final Context eventLoop;
  private final Connections connections;
  private final Answers answers;
  private final Clicks clicks;

  RedirectHandler(
      Links links,
      Hosts hosts,
      AgentReader agents,
      Whereabouts whereabouts,
      InstantSource clock,
      Context eventLoop,
      Connections connections,
      Answers answers,
      Clicks clicks) {
    this.links = links;
    this.hosts = hosts;
    this.agents = agents;
    this.whereabouts = whereabouts;
    this.clock = clock;
    this.eventLoop = eventLoop;
    this.connections = connections;
    this.answers = answers;
    this.clicks = clicks;
  }

  @Override
  public void handle(HttpServerRequest request) {
    long now = clock.millis();
    Peer peer = connections.requested(request.connection(), now);
    if (peer == null) {
      return; // one too many; it is being closed
    }
    HttpMethod method = request.method();
    MultiMap headers = request.headers();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      answers.noticeAndClose(request, Notice.METHOD_NOT_ALLOWED, Outcome.METHOD_NOT_ALLOWED);
      return;
    }
    if (hasBody(headers)) {
      answers.noticeAndClose(request, Notice.CONTENT_TOO_LARGE, Outcome.REFUSED);
      return;
    }
    List<String> named = headers.getAll(HttpHeaders.HOST);
    String path = SlugPath.of(request.uri());
    if (path == null || !isOneHost(named, request)) {
      answers.noticeAndClose(request, Notice.BAD_REQUEST, Outcome.REFUSED);
      return;
    }
    String domain = hosts.domain(named.isEmpty() ? null : named.getFirst());
    if (domain == null) {
      answers.notice(request, Notice.NOT_FOUND, Outcome.UNKNOWN_HOST);
      return;
    }
    LiveLink live = links.find(domain, Slug.fold(path));
    if (live == null) {
      noLink(request, path);
      return;
    }
    String userAgent = headers.get(HttpHeaders.USER_AGENT);
    AgentFacts agent = agents.known(userAgent);
    if (agent == null) {
      agents.read(
          userAgent,
          task -> eventLoop.runOnContext(_ -> task.run()),
          facts -> visit(request, live, peer, facts, now));
    } else {
      visit(request, live, peer, agent, now);
    }
  }

  private void visit(
      HttpServerRequest request, LiveLink live, Peer peer, AgentFacts agent, long now) {
    var visit =
        new RequestVisit(
            request.headers(), request.query(), peer, whereabouts, agent, live.clickCount(), now);
    Link link = live.link();
    Decision decision = Router.decide(link, NO_CHANNELS, visit, Admission.LOCKED);
    switch (Router.settle(decision, link, NO_CHANNELS, visit, Draws.UNMOVED)) {
      case Answer.Onward onward -> {
        var redirect = new Answer.Redirect(onward.location(), onward.channel(), onward.variant());
        if (request.method().equals(HttpMethod.GET)) {
          clicks.add(request, link, decision, redirect, visit);
        } else {
          answers.redirect(request, redirect);
        }
      }
      case Answer.Gone _ -> answers.notice(request, Notice.GONE, Outcome.GONE);
      case Answer.NotStarted _, Answer.NotFound _ ->
          answers.notice(request, Notice.NOT_FOUND, Outcome.NOT_FOUND);
      case Answer.Preview _,
          Answer.HubPage _,
          Answer.OtherLink _,
          Answer.Locked _,
          Answer.LastResort _ ->
          answers.notice(request, Notice.UNAVAILABLE, Outcome.NOT_READY);
    }
  }

  private void noLink(HttpServerRequest request, String path) {
    switch (path) {
      case "robots.txt" -> answers.robots(request);
      case "favicon.ico" -> answers.favicon(request);
      default -> {
        if (links.isComplete()) {
          answers.notice(request, Notice.NOT_FOUND, Outcome.NOT_FOUND);
        } else {
          answers.notice(request, Notice.UNAVAILABLE, Outcome.NOT_READY);
        }
      }
    }
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
