package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.Peer;
import dev.waymark.redirect.visit.Whereabouts;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// The open connections of one event loop. A connection lives by the whole requests it sends: bytes
/// that trickle in do not keep it open, as they would with an idle timeout.
final class Connections {
  private final IdentityHashMap<HttpConnection, State> open = new IdentityHashMap<>();
  private final Whereabouts whereabouts;
  private final Entrance entrance;
  private final RouteMeters meters;
  private final long firstRequestMillis;
  private final long nextRequestMillis;

  Connections(
      Whereabouts whereabouts,
      Entrance entrance,
      RouteMeters meters,
      Duration firstRequest,
      Duration nextRequest) {
    this.whereabouts = whereabouts;
    this.entrance = entrance;
    this.meters = meters;
    this.firstRequestMillis = firstRequest.toMillis();
    this.nextRequestMillis = nextRequest.toMillis();
  }

  private static final class State {
    /// Vert.x' own place in the channel. Closing from there passes Vert.x by, which closes only
    /// after everything is written, so never while the other end does not read.
    final ChannelHandlerContext context;

    final Peer peer;
    long expiresMillis;

    State(ChannelHandlerContext context, Peer peer, long expiresMillis) {
      this.context = context;
      this.peer = peer;
      this.expiresMillis = expiresMillis;
    }
  }

  /// Takes in a new connection, or closes it when there are too many.
  void accept(HttpConnection connection, long nowMillis) {
    ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
    if (!entrance.admit(context)) {
      return;
    }
    Peer peer = whereabouts.peer(connection.remoteAddress().hostAddress());
    open.put(connection, new State(context, peer, nowMillis + firstRequestMillis));
    // Vert.x' close handler is not called when closing finds a request that waits for its turn.
    context
        .channel()
        .closeFuture()
        .addListener((ChannelFutureListener) _ -> open.remove(connection));
  }

  /// Who sent a request; null when its connection was not taken in.
  @Nullable Peer requested(HttpConnection connection, long nowMillis) {
    State state = open.get(connection);
    if (state == null) {
      return null;
    }
    state.expiresMillis = nowMillis + nextRequestMillis;
    return state.peer;
  }

  /// Closes the connections whose time is over.
  void closeExpired(long nowMillis) {
    var expired = new ArrayList<State>();
    for (State state : open.values()) {
      if (state.expiresMillis <= nowMillis) {
        expired.add(state);
      }
    }
    for (State state : expired) {
      meters.countExpiredConnection();
      state.context.close();
    }
  }
}
