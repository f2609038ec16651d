package dev.waymark.admin.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waymark.service.limit.TokenBuckets;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Bounds how often passwords may be tried, before anything is computed; each node for itself, in
/// memory. Any thread.
///
/// One network (`/24`, `/56`) has five attempts at one account in a minute, and a hundred at all in
/// an hour; an attempt that was right does not count. All networks together have thirty at one
/// account in a minute, of which those where it was right lately need none: so nobody is locked out
/// by somebody else who guesses. Beyond a limit, an attempt has to wait until the next is due,
/// which is seconds.
@Singleton
final class SignInLimits {
  static final int OF_NETWORK_AT_ACCOUNT = 5;
  static final int OF_NETWORK = 100;
  static final int AT_ACCOUNT = 30;

  private static final int MOST = TokenBuckets.MOST_KEYS;
  private static final Duration KNOWN_FOR = Duration.ofDays(30);

  private final TokenBuckets byBoth;
  private final TokenBuckets byNetwork;
  private final TokenBuckets byAccount;
  private final Cache<String, Boolean> known;

  @Inject
  SignInLimits() {
    this(System::nanoTime);
  }

  SignInLimits(LongSupplier nanos) {
    this.byBoth = new TokenBuckets(OF_NETWORK_AT_ACCOUNT, Duration.ofMinutes(1), MOST, nanos);
    this.byNetwork = new TokenBuckets(OF_NETWORK, Duration.ofHours(1), MOST, nanos);
    this.byAccount = new TokenBuckets(AT_ACCOUNT, Duration.ofMinutes(1), MOST, nanos);
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KNOWN_FOR)
            .ticker(nanos::getAsLong)
            .build();
  }

  /// Counts one more attempt.
  ///
  /// @param account the folded address that is tried, whether there is such an account or not
  /// @throws ProblemException when it has to wait
  void count(String account, String network) {
    String both = both(account, network);
    refuse(byBoth.take(both));
    Duration wait = byNetwork.take(network);
    if (wait == null && known.getIfPresent(both) == null) {
      wait = byAccount.take(account);
      if (wait != null) {
        byNetwork.giveBack(network);
      }
    }
    if (wait != null) {
      byBoth.giveBack(both);
    }
    refuse(wait);
  }

  /// The attempt that was counted last was right.
  void wasRight(String account, String network) {
    String both = both(account, network);
    byBoth.giveBack(both);
    byNetwork.giveBack(network);
    known.put(both, true);
  }

  private static String both(String account, String network) {
    return network + ' ' + account;
  }

  private static void refuse(@Nullable Duration wait) {
    if (wait != null) {
      throw ProblemException.tooEarly(
          "Too many passwords were tried. Come again when Retry-After says so.", wait);
    }
  }
}
