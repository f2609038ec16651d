package dev.waymark.redirect.route;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Takes a slot for each connection as it is accepted, and closes those for which there is none.
/// Connections are accepted on a thread of their own: an event loop that is busy hears of them
/// later, and any number could be open by then.
@ChannelHandler.Sharable
final class Entrance extends ChannelInboundHandlerAdapter {
  private final Slots slots;
  private final RouteMeters meters;
  private final AtomicReference<@Nullable Channel> listening = new AtomicReference<>();

  Entrance(Slots slots, RouteMeters meters) {
    this.slots = slots;
    this.meters = meters;
  }

  /// Lets a connection in that an event loop has heard of. The first one shows where the others are
  /// accepted: Vert.x has no way to ask for that before.
  ///
  /// @return null when there is no slot for it; it is closed then
  @Nullable Seat admit(ChannelHandlerContext connection) {
    Channel accepting = connection.channel().parent();
    if (listening.compareAndSet(null, accepting)) {
      accepting.pipeline().addFirst(this);
    }
    Seat seat = slots.take(connection.channel());
    if (seat == null) {
      meters.countRefusedConnection();
      var _ = connection.close();
    }
    return seat;
  }

  /// Lets in no more. What is open stays so.
  void close() {
    Channel accepting = listening.get();
    if (accepting != null) { // otherwise there was never a connection
      accepting.close().awaitUninterruptibly();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    if (accepted instanceof Channel connection && slots.take(connection) == null) {
      meters.countRefusedConnection();
      connection.unsafe().closeForcibly();
      return;
    }
    context.fireChannelRead(accepted);
  }
}
