package dev.waymark.service.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Cuts off clients that stop reading an answer, whichever it is: a thread waits until they have
/// taken it, and behind an export a connection to the database does.
@Singleton
final class UnreadAnswers {
  private static final long LOOK_EVERY_MILLIS = 1_000;

  /// Before everything else that answers.
  private static final int FIRST = 1_000;

  private final StreamSettings settings;
  private final InstantSource clock;
  private final Map<ConnectionBase, Watched> all = new ConcurrentHashMap<>();

  UnreadAnswers(StreamSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// @param response the latest on its connection
  private record Watched(HttpServerResponse response, Unread unread) {}

  void watch(@Observes Filters filters, Vertx vertx) {
    filters.register(this::add, FIRST);
    vertx.setPeriodic(LOOK_EVERY_MILLIS, _ -> look());
  }

  private void add(RoutingContext routing) {
    all.put(connection(routing.request()), new Watched(routing.response(), new Unread()));
    routing.next();
  }

  private void look() {
    Instant now = clock.instant();
    all.entrySet()
        .removeIf(watched -> isOver(watched.getKey().channel(), watched.getValue().response()));
    all.forEach(
        (connection, watched) -> {
          if (watched
              .unread()
              .isTooLong(
                  waiting(connection.channel()),
                  watched.response().bytesWritten(),
                  now,
                  settings.stalledFor())) {
            Log.info(
                "A client was cut off, since it took nothing, or hardly anything, of its answer for too long");
            reset(connection);
          }
        });
  }

  private static boolean isOver(Channel channel, HttpServerResponse response) {
    return !channel.isActive() || (response.ended() && waiting(channel) == 0);
  }

  private static long waiting(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private static ConnectionBase connection(HttpServerRequest request) {
    return (ConnectionBase) request.connection();
  }

  /// Ends the connection of a request at once, and so that its client knows it for broken: in
  /// HTTP/1.0, which some proxies speak, the end of the connection is else the end of the answer.
  static void reset(HttpServerRequest request) {
    reset(connection(request));
  }

  /// Closed below Vert.x, which would first send all that waits: a client that reads nothing never
  /// takes that.
  private static void reset(ConnectionBase connection) {
    connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    var _ = connection.channelHandlerContext().close();
  }
}
