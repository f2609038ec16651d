package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.Peer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// The open connections of one event loop. A connection lives by the whole requests it sends, and
/// by reading what they are answered with: bytes that trickle in do not keep it open, as they would
/// with an idle timeout.
final class Connections {
  /// What the kernel keeps of a connection that is not read from. It takes twice as much.
  private static final int RECEIVE_BUFFER_BYTES = 32 * 1_024;

  /// How long a request may be in the service, far longer than any takes: what should never be
  /// answered must not keep its connection for ever.
  private static final long ANSWER_MILLIS = 300_000;

  private static final int MIN_READ_BYTES = 64;
  private static final int USUAL_READ_BYTES = 2_048;
  private static final int MOST_READ_BYTES = 4_096;

  /// Reads so little at once because what is read may have to wait for its turn.
  private final RecvByteBufAllocator readBuffers =
      new AdaptiveRecvByteBufAllocator(MIN_READ_BYTES, USUAL_READ_BYTES, MOST_READ_BYTES);

  private final IdentityHashMap<HttpConnection, State> open = new IdentityHashMap<>();
  private final Entrance entrance;
  private final HeldBytes held;
  private final RouteMeters meters;
  private final Departure departure;
  private final HttpServerOptions options;
  private final long firstRequestMillis;
  private final long nextRequestMillis;
  private final long unreadMillis;

  /// @param options of the server that reads the requests
  Connections(ConnectionLimits limits, HttpServerOptions options) {
    RouteSettings.Server server = limits.settings();
    this.entrance = limits.entrance();
    this.held = limits.share();
    this.meters = limits.meters();
    this.departure = limits.departure();
    this.options = options;
    this.firstRequestMillis = server.firstRequest().toMillis();
    this.nextRequestMillis = server.nextRequest().toMillis();
    this.unreadMillis = server.unreadAnswer().toMillis();
  }

  private static final class State {
    /// Vert.x' own place in the channel. Closing from there passes Vert.x by, which closes only
    /// after everything is written, so never while the other end does not read.
    final ChannelHandlerContext context;

    final RequestGate gate;
    final Framing framing;
    final Peer peer;
    long expiresMillis;

    /// Until when its last request has to be answered.
    long answerByMillis = Long.MAX_VALUE;

    /// How much was not read when it was last looked at, and since when the other end has read
    /// nothing of it.
    long unread;

    long unreadSinceMillis;

    State(
        ChannelHandlerContext context,
        RequestGate gate,
        Framing framing,
        Peer peer,
        long expiresMillis) {
      this.context = context;
      this.gate = gate;
      this.framing = framing;
      this.peer = peer;
      this.expiresMillis = expiresMillis;
    }

    /// For how long the other end has read nothing of what waits for it.
    long unreadFor(long nowMillis) {
      long before = unread;
      unread = gate.unread();
      if (before == 0 || unread < before) {
        unreadSinceMillis = nowMillis;
      }
      return unread == 0 ? 0 : nowMillis - unreadSinceMillis;
    }
  }

  /// Takes in a new connection, or closes it when there are too many.
  void accept(HttpConnection connection, long nowMillis) {
    ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
    Seat seat = entrance.admit(context);
    if (seat == null) {
      return;
    }
    Channel channel = context.channel();
    ChannelConfig config = channel.config();
    config.setRecvByteBufAllocator(readBuffers);
    config.setOption(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
    var gate = new RequestGate(options, channel, seat, held, meters, departure);
    gate.install(context);
    var framing = new Framing();
    context.pipeline().addBefore(context.name(), "framing", framing);
    open.put(
        connection, new State(context, gate, framing, seat.peer(), nowMillis + firstRequestMillis));
    // Vert.x' own close handler is not called when one of its handlers fails while it closes.
    channel.closeFuture().addListener((ChannelFutureListener) _ -> open.remove(connection));
  }

  /// Who sent a request; null when its connection was not taken in.
  @Nullable Peer requested(HttpConnection connection, long nowMillis) {
    State state = open.get(connection);
    if (state == null) {
      return null;
    }
    state.expiresMillis = nowMillis + nextRequestMillis;
    state.answerByMillis = nowMillis + ANSWER_MILLIS;
    return state.peer;
  }

  /// Takes nothing more from a connection than the request that is being refused.
  void refuse(HttpConnection connection) {
    State state = open.get(connection);
    if (state != null) {
      state.framing.stop();
    }
  }

  /// Closes the connections whose time is over, and those whose other end does not read. Whoever
  /// waits for an answer owes no request meanwhile. To be called every second or so.
  void closeOverdue(long nowMillis) {
    var overdue = new ArrayList<State>();
    for (State state : open.values()) {
      if (state.gate.isAnswering() && nowMillis < state.answerByMillis) {
        state.expiresMillis = nowMillis + nextRequestMillis;
      }
      boolean unread = state.unreadFor(nowMillis) >= unreadMillis;
      if (unread) {
        meters.countUnreadConnection();
      } else if (state.expiresMillis <= nowMillis) {
        meters.countExpiredConnection();
      } else {
        continue;
      }
      overdue.add(state);
    }
    for (State state : overdue) {
      if (state.unread > 0) {
        // Otherwise the kernel would go on offering it for minutes.
        state.context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      }
      var _ = state.context.close();
    }
  }

  /// How many have a request that is not answered yet, or an answer that has not left.
  int inUse() {
    int inUse = 0;
    for (State state : open.values()) {
      if (state.gate.isInUse()) {
        inUse++;
      }
    }
    return inUse;
  }

  /// How many of them are open.
  int open() {
    return open.size();
  }
}
