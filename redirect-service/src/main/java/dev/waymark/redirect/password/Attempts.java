package dev.waymark.redirect.password;

import java.net.InetAddress;

/// Bounds how often passwords may be tried, before anything is computed. Any thread.
///
/// One network (`/24`, `/56`) has ten wrong attempts at one link in ten minutes, and sixty right
/// ones at all links in a minute. All networks together have sixty wrong ones at one link in a
/// minute; those beyond are slowed down and never refused, so that nobody can lock others out by
/// guessing.
///
/// An attempt that nobody has judged yet counts as both, so that no crowd of them gets in between.
final class Attempts {
  static final int OF_ONE_NETWORK = 10;
  static final long NETWORK_WINDOW_MILLIS = 600_000;
  static final int RIGHT_OF_ONE_NETWORK = 60;
  static final long RIGHT_WINDOW_MILLIS = 60_000;
  static final int AT_ONE_LINK = 60;
  static final long LINK_WINDOW_MILLIS = 60_000;
  static final int MOST_KEYS = 50_000;

  /// How long an attempt beyond those at one link waits for its turn.
  static final long SLOW_MILLIS = 2_000;

  private static final long MILLIS = 1_000;
  private static final int IPV4_PREFIX_BYTES = 3;
  private static final int IPV6_PREFIX_BYTES = 7;

  private final Windows<Origin> byNetwork = new Windows<>(NETWORK_WINDOW_MILLIS, MOST_KEYS);
  private final Windows<Long> rightByNetwork = new Windows<>(RIGHT_WINDOW_MILLIS, MOST_KEYS);
  private final Windows<String> byLink = new Windows<>(LINK_WINDOW_MILLIS, MOST_KEYS);

  /// Where an attempt comes from and what it is at.
  ///
  /// @param network the prefix of the address under a leading 1, so that IPv4 and IPv6 differ
  record Origin(String link, long network) {
    static Origin of(String link, InetAddress address) {
      byte[] bytes = address.getAddress();
      int prefix = bytes.length == Integer.BYTES ? IPV4_PREFIX_BYTES : IPV6_PREFIX_BYTES;
      long network = 1;
      for (int i = 0; i < prefix; i++) {
        network = network << Byte.SIZE | (bytes[i] & 0xFF);
      }
      return new Origin(link, network);
    }
  }

  /// Whether an attempt may be made.
  sealed interface Permission {
    /// At once.
    enum Now implements Permission {
      NOW
    }

    /// After a while.
    record Slowly(long millis) implements Permission {}

    /// No.
    ///
    /// @param seconds until the next may be; at least 1
    record No(long seconds) implements Permission {}
  }

  /// Asks for one more attempt; counts it, unless it may not be made.
  synchronized Permission ask(Origin origin, long nowMillis) {
    if (byNetwork.count(origin, nowMillis) >= OF_ONE_NETWORK) {
      return no(byNetwork.closesIn(origin, nowMillis));
    }
    if (rightByNetwork.count(origin.network(), nowMillis) >= RIGHT_OF_ONE_NETWORK) {
      return no(rightByNetwork.closesIn(origin.network(), nowMillis));
    }
    byNetwork.add(origin, nowMillis);
    rightByNetwork.add(origin.network(), nowMillis);
    return byLink.add(origin.link(), nowMillis) > AT_ONE_LINK
        ? new Permission.Slowly(SLOW_MILLIS)
        : Permission.Now.NOW;
  }

  private static Permission no(long millis) {
    return new Permission.No(Math.ceilDiv(millis, MILLIS));
  }

  /// An attempt was right.
  synchronized void wasRight(Origin origin) {
    byNetwork.remove(origin);
    byLink.remove(origin.link());
  }

  /// An attempt was wrong.
  synchronized void wasWrong(Origin origin) {
    rightByNetwork.remove(origin.network());
  }

  /// An attempt was none: nobody looked at it.
  synchronized void wasNone(Origin origin) {
    wasRight(origin);
    wasWrong(origin);
  }
}
