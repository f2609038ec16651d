package dev.waymark.redirect.route;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;

/// Bounds the open connections of all event loops together. A connection has a slot from the moment
/// it is accepted until its socket is closed, whatever becomes of its requests: the channel itself
/// gives the slot back, which it does exactly once. Any thread.
final class Slots {
  private static final AttributeKey<Boolean> TAKEN = AttributeKey.valueOf(Slots.class, "TAKEN");

  private final int most;
  private final AtomicInteger taken = new AtomicInteger();
  private final ChannelFutureListener giveBack = _ -> taken.decrementAndGet();

  Slots(int most) {
    this.most = most;
  }

  /// Takes a slot for a connection, unless it has one.
  ///
  /// @return false when there is none left
  boolean take(Channel channel) {
    if (channel.attr(TAKEN).get() != null) {
      return true;
    }
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return false;
    }
    channel.attr(TAKEN).set(true);
    channel.closeFuture().addListener(giveBack);
    return true;
  }

  /// How many are taken.
  int taken() {
    return taken.get();
  }
}
