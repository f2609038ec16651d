package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.Peer;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicBoolean;

/// An open connection that has a slot. Any thread.
final class Seat {
  private final Peer peer;
  private final long network;
  private final Channel channel;

  private final AtomicBoolean busy = new AtomicBoolean();

  private volatile boolean leaving;

  /// @param network as {@link Networks#key} has it
  Seat(Channel channel, Peer peer, long network) {
    this.channel = channel;
    this.peer = peer;
    this.network = network;
  }

  Peer peer() {
    return peer;
  }

  long network() {
    return network;
  }

  /// A request is in the service; for the event loop of the connection.
  void busy(boolean now) {
    busy.setRelease(now);
  }

  /// Whether nothing is asked for just now.
  boolean isIdle() {
    return !busy.getAcquire();
  }

  /// Whether it is to leave.
  boolean isLeaving() {
    return leaving;
  }

  /// Closes it soon, unless it is used by then.
  void leave(Slots slots) {
    leaving = true;
    channel
        .eventLoop()
        .execute(
            () -> {
              if (!channel.isOpen()) {
                return;
              }
              if (isIdle()) {
                // Not through Vert.x, which would first wait until everything is read.
                channel.unsafe().close(channel.voidPromise());
              } else {
                leaving = false;
                slots.stay(this);
              }
            });
  }
}
