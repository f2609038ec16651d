package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.ClientAddressResolver;
import dev.waymark.redirect.visit.Peer;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Bounds the open connections of all event loops together. A connection has a slot from the moment
/// it is accepted until its socket is closed, whatever becomes of its requests: the channel itself
/// gives the slot back, which it does exactly once. Any thread.
///
/// A network that has many connections open gets another one in exchange for one of its own that is
/// idle, the oldest first, and above its bound gets none without exchange when nearly all slots are
/// taken. So whoever shares a network with a crowd is answered, and nobody else is refused for it.
/// The networks are `/24` and `/56`; proxies that are trusted speak for many and count for none.
final class Slots {
  private static final AttributeKey<Seat> SEAT = AttributeKey.valueOf(Slots.class, "SEAT");

  /// How many connections of a network are looked at for an idle one.
  private static final int LOOKS = 16;

  /// How many may be on their way out while all slots are taken.
  private static final int MOST_LEAVING = 64;

  private static final double NEARLY_ALL = 0.9;

  private final ClientAddressResolver clientAddresses;
  private final int most;
  private final int mostOfANetwork;
  private final Map<Long, SequencedSet<Seat>> networks = new HashMap<>();
  private final LongAdder exchanged = new LongAdder();
  private int taken;
  private int leaving;

  /// @param mostOfANetwork how many of one network there may be without exchange; 0 for any number
  Slots(ClientAddressResolver clientAddresses, int most, int mostOfANetwork) {
    this.clientAddresses = clientAddresses;
    this.most = most;
    this.mostOfANetwork = mostOfANetwork;
  }

  /// Takes a slot for a connection, unless it has one.
  ///
  /// @return null when there is none for it
  @Nullable Seat take(Channel channel) {
    Seat seated = channel.attr(SEAT).get();
    if (seated != null) {
      return seated;
    }
    String address =
        channel.remoteAddress() instanceof InetSocketAddress remote && !remote.isUnresolved()
            ? remote.getAddress().getHostAddress()
            : ""; // reset already
    Peer peer = clientAddresses.peer(address);
    var seat = new Seat(channel, peer, Networks.key(peer.address()));
    if (!enter(seat)) {
      return null;
    }
    channel.attr(SEAT).set(seat);
    channel.closeFuture().addListener(_ -> leave(seat));
    return seat;
  }

  private synchronized boolean enter(Seat seat) {
    boolean isOfANetwork = mostOfANetwork > 0 && !seat.peer().trusted();
    SequencedSet<Seat> others = isOfANetwork ? networks.get(seat.network()) : null;
    boolean isCrowded = others != null && others.size() >= mostOfANetwork;
    boolean isFull = taken >= most;
    if (isCrowded || isFull) {
      boolean hasRoom = !isFull && taken < most * NEARLY_ALL;
      boolean exchanges = others != null && leaving < MOST_LEAVING && letOneGo(others);
      if (!exchanges && !hasRoom) {
        return false;
      }
    }
    taken++;
    if (isOfANetwork) {
      networks.computeIfAbsent(seat.network(), _ -> new LinkedHashSet<>()).add(seat);
    }
    return true;
  }

  /// Closes the oldest connection that is idle. Those that are not are looked at again last.
  private boolean letOneGo(SequencedSet<Seat> others) {
    for (int look = Math.min(LOOKS, others.size()); look > 0; look--) {
      Seat oldest = others.getFirst();
      if (oldest.isIdle()) {
        others.remove(oldest);
        leaving++;
        oldest.leave(this);
        return true;
      }
      others.addLast(oldest);
    }
    return false;
  }

  /// A connection that was to leave is used again.
  synchronized void stay(Seat seat) {
    leaving--;
    networks.computeIfAbsent(seat.network(), _ -> new LinkedHashSet<>()).add(seat);
  }

  private synchronized void leave(Seat seat) {
    taken--;
    if (seat.isLeaving()) {
      leaving--;
      exchanged.increment();
      return;
    }
    SequencedSet<Seat> others = networks.get(seat.network());
    if (others != null && others.remove(seat) && others.isEmpty()) {
      networks.remove(seat.network());
    }
  }

  /// How many are taken.
  synchronized int taken() {
    return taken;
  }

  /// Whether there is none left.
  synchronized boolean areAllTaken() {
    return taken >= most;
  }

  /// How many connections were closed so that others of their network could be let in.
  long exchanged() {
    return exchanged.sum();
  }

  /// How many networks have connections that count.
  synchronized int networks() {
    return networks.size();
  }
}
