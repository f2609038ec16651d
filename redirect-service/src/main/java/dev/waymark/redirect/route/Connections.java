package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.Peer;
import dev.waymark.redirect.visit.Whereabouts;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// The open connections of one event loop. A connection lives by the whole requests it sends: bytes
/// that trickle in do not keep it open, as they would with an idle timeout.
final class Connections {
  private final IdentityHashMap<HttpConnection, State> open = new IdentityHashMap<>();
  private final Whereabouts whereabouts;
  private final ConnectionLimit limit;
  private final RouteMeters meters;
  private final long firstRequestMillis;
  private final long nextRequestMillis;

  Connections(
      Whereabouts whereabouts,
      ConnectionLimit limit,
      RouteMeters meters,
      Duration firstRequest,
      Duration nextRequest) {
    this.whereabouts = whereabouts;
    this.limit = limit;
    this.meters = meters;
    this.firstRequestMillis = firstRequest.toMillis();
    this.nextRequestMillis = nextRequest.toMillis();
  }

  private static final class State {
    final Peer peer;
    long expiresMillis;

    State(Peer peer, long expiresMillis) {
      this.peer = peer;
      this.expiresMillis = expiresMillis;
    }
  }

  /// Takes in a new connection, or closes it when there are too many.
  void accept(HttpConnection connection, long nowMillis) {
    if (!limit.enter()) {
      meters.countRefusedConnection();
      connection.close();
      return;
    }
    Peer peer = whereabouts.peer(connection.remoteAddress().hostAddress());
    open.put(connection, new State(peer, nowMillis + firstRequestMillis));
    connection.closeHandler(
        _ -> {
          if (open.remove(connection) != null) {
            limit.leave();
          }
        });
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
    var expired = new ArrayList<HttpConnection>();
    open.forEach(
        (connection, state) -> {
          if (state.expiresMillis <= nowMillis) {
            expired.add(connection);
          }
        });
    for (HttpConnection connection : expired) {
      meters.countExpiredConnection();
      connection.close();
    }
  }
}
