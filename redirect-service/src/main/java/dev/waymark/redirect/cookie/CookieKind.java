package dev.waymark.redirect.cookie;

import dev.waymark.visitor.Acquaintance;
import java.time.Duration;

/// What a cookie remembers.
public enum CookieKind {
  /// The bucket that the visitor falls to in an A/B test, 0 to 99; of a link.
  VARIANT("_ab_", Duration.ofDays(90)),
  /// The visitor's point in the splits of a link's rules, 0 to 9,999; of a link.
  SPLIT("_split_", Duration.ofDays(90)),
  /// How many URLs of a sequence the visitor was sent to; of a link.
  POSITION("_seq_", Duration.ofDays(90)),
  /// The key of the channel that the visitor was given by a sticky pool; of a workspace and a pool.
  MEMBER("_pool_", Duration.ofDays(90)),
  /// That the visitor was here before; of a link that asks.
  SEEN(Acquaintance.COOKIE_PREFIX, Duration.ofDays(90)),
  /// That the visitor knew the password; of a link.
  UNLOCK("_unlock_", Duration.ofDays(1));

  private final String prefix;
  private final Duration lifetime;

  CookieKind(String prefix, Duration lifetime) {
    this.prefix = prefix;
    this.lifetime = lifetime;
  }

  /// How long it is kept, and accepted.
  public Duration lifetime() {
    return lifetime;
  }

  /// The cookie's name.
  ///
  /// @param subject whose cookie it is: letters, digits, `-` and `_`
  /// @param secure whether it is sent over https only. Then browsers are told to accept what opens
  ///   a link from its own host only, and not from a neighbour below the same domain
  String named(String subject, boolean secure) {
    String host = secure && this == UNLOCK ? "__Host-" : "";
    return host + prefix + subject;
  }
}
