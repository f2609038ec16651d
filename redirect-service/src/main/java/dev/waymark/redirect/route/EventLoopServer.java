package dev.waymark.redirect.route;

import io.quarkus.logging.Log;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One event loop's server. Those of all event loops share the port.
final class EventLoopServer extends AbstractVerticle {
  /// Room for the longest query that is looked at.
  private static final int MAX_LINE = 8_192;

  private static final int MAX_HEADERS = 20 * 1_024;
  private static final int BACKLOG = 1_024;

  /// What the kernel takes of answers that are not read; it takes twice as much. Far more than an
  /// answer has, so that only those who ask again and again without reading ever fill it.
  private static final int SEND_BUFFER_BYTES = 64 * 1_024;

  private static final long TICK_MILLIS = 1_000;

  /// How often to look whether everything is answered, while the server stops.
  private static final long LOOK_MILLIS = 10;

  private final RouteSettings.Server settings;
  private final ConnectionLimits limits;
  private final EventLoopHandlers handlers;
  private final InstantSource clock;
  private final Pulses pulses;
  private final AtomicReference<Pulse> pulse;
  private final Duration requestsAtMost;
  private @Nullable Connections connections;

  /// @param requestsAtMost how long requests may still take when it is to stop
  EventLoopServer(
      ConnectionLimits limits,
      EventLoopHandlers handlers,
      InstantSource clock,
      Pulses pulses,
      Duration requestsAtMost) {
    this.requestsAtMost = requestsAtMost;
    this.settings = limits.settings();
    this.limits = limits;
    this.handlers = handlers;
    this.clock = clock;
    this.pulses = pulses;
    this.pulse = pulses.begin();
  }

  @Override
  public void start(Promise<Void> started) {
    var date = new DateHeader(clock);
    HttpServerOptions options = options();
    var connections = new Connections(limits, options);
    this.connections = connections;
    RedirectHandler handler = handlers.of(context, date, connections);
    vertx.setPeriodic(
        TICK_MILLIS,
        _ -> {
          date.tick(clock.instant());
          connections.closeOverdue(clock.millis());
          pulse.set(pulse.get().next(connections.open()));
        });
    vertx
        .createHttpServer(options)
        .connectionHandler(connection -> connections.accept(connection, clock.millis()))
        .requestHandler(handler)
        .invalidRequestHandler(handler::refuse)
        .listen(settings.port(), settings.host())
        .<Void>mapEmpty()
        .onComplete(started);
  }

  /// Waits until every request is answered, if that does not take too long. Vert.x closes what is
  /// still open then: connections on which nothing is asked.
  @Override
  public void stop(Promise<Void> stopped) {
    pulses.end(pulse);
    awaitAnswers(stopped, System.nanoTime() + requestsAtMost.toNanos());
  }

  private void awaitAnswers(Promise<Void> stopped, long deadlineNanos) {
    int inUse = connections == null ? 0 : connections.inUse();
    if (inUse == 0) {
      stopped.complete();
    } else if (System.nanoTime() - deadlineNanos >= 0) {
      Log.warnf("requests were not answered before the stop: connections=%d", inUse);
      stopped.complete();
    } else {
      vertx.setTimer(LOOK_MILLIS, _ -> awaitAnswers(stopped, deadlineNanos));
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(MAX_LINE)
        .setMaxHeaderSize(MAX_HEADERS)
        .setAcceptBacklog(BACKLOG)
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setHttp2ClearTextEnabled(false)
        // Without these, each request and answer passes a handler that looks for WebSockets.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setTracingPolicy(TracingPolicy.IGNORE);
  }
}
