package dev.waymark.redirect.route;

import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.snapshot.Links;
import dev.waymark.redirect.visit.AgentReader;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.redirect.visit.Whereabouts;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.security.SecureRandom;
import java.time.InstantSource;

/// One event loop's server. Those of all event loops share the port.
final class EventLoopServer extends AbstractVerticle {
  /// Room for the longest query that is looked at.
  private static final int MAX_LINE = 8_192;

  private static final int MAX_HEADERS = 20 * 1_024;
  private static final int BACKLOG = 1_024;
  private static final long TICK_MILLIS = 1_000;

  private final RouteSettings settings;
  private final Links links;
  private final AgentReader agents;
  private final Whereabouts whereabouts;
  private final VisitorHash visitors;
  private final Journal journal;
  private final InstantSource clock;
  private final ConnectionLimit limit;
  private final RouteMeters meters;

  EventLoopServer(
      RouteSettings settings,
      Links links,
      AgentReader agents,
      Whereabouts whereabouts,
      VisitorHash visitors,
      Journal journal,
      InstantSource clock,
      ConnectionLimit limit,
      RouteMeters meters) {
    this.settings = settings;
    this.links = links;
    this.agents = agents;
    this.whereabouts = whereabouts;
    this.visitors = visitors;
    this.journal = journal;
    this.clock = clock;
    this.limit = limit;
    this.meters = meters;
  }

  @Override
  public void start(Promise<Void> started) {
    var date = new DateHeader(clock);
    var answers = new Answers(date, "https".equals(settings.publicUrl().getScheme()), meters);
    RouteSettings.Server server = settings.server();
    var connections =
        new Connections(whereabouts, limit, meters, server.firstRequest(), server.nextRequest());
    var handler =
        new RedirectHandler(
            links,
            new Hosts(links, settings.publicUrl(), settings.unknownHosts()),
            agents,
            whereabouts,
            clock,
            context,
            connections,
            answers,
            new Clicks(
                context, journal, visitors, new SecureBits(new SecureRandom()), answers, meters));
    vertx.setPeriodic(
        TICK_MILLIS,
        _ -> {
          date.tick(clock.instant());
          connections.closeExpired(clock.millis());
        });
    vertx
        .createHttpServer(options())
        .connectionHandler(connection -> connections.accept(connection, clock.millis()))
        .requestHandler(handler)
        .listen(server.port(), server.host())
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(MAX_LINE)
        .setMaxHeaderSize(MAX_HEADERS)
        .setAcceptBacklog(BACKLOG)
        .setHttp2ClearTextEnabled(false)
        // Without these, each request and answer passes a handler that looks for WebSockets.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setTracingPolicy(TracingPolicy.IGNORE);
  }
}
