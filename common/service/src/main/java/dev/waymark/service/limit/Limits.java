package dev.waymark.service.limit;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What callers have left of their limits on this node.
@Singleton
@Startup
public final class Limits {
  private static final int MOST = 1_000_000;

  private final TokenBuckets wrongKeys;
  private final TokenBuckets writes;
  private final TokenBuckets expensive;

  /// @throws ConfigurationException when a setting is out of bounds, so that the service does not
  ///   start
  @Inject
  Limits(LimitSettings settings) {
    this(settings, System::nanoTime);
  }

  Limits(LimitSettings settings, LongSupplier nanoTime) {
    wrongKeys = buckets("WRONG_KEYS", settings.wrongKeys(), nanoTime);
    writes = buckets("WRITES", settings.writes(), nanoTime);
    expensive = buckets("EXPENSIVE", settings.expensive(), nanoTime);
  }

  private static TokenBuckets buckets(String name, int perMinute, LongSupplier nanoTime) {
    if (perMinute < 0 || perMinute > MOST) {
      throw new ConfigurationException(
          "WAYMARK_LIMITS_" + name + " must be a number from 0 to " + MOST + ".");
    }
    return new TokenBuckets(perMinute, TokenBuckets.MOST_KEYS, nanoTime);
  }

  /// Whether a network may try a key that is not known to be right.
  ///
  /// @return null when it may, else how long it takes until it may
  public @Nullable Duration mayTryKey(String network) {
    return wrongKeys.look(network);
  }

  /// A network has tried a wrong key.
  public void wrongKey(String network) {
    Duration _ = wrongKeys.take(network);
  }

  /// A workspace's key is about to write.
  ///
  /// @return null when it may, else how long it takes until it may
  public @Nullable Duration write(String workspace) {
    return writes.take(workspace);
  }

  /// A workspace's key is about to ask for something that costs much.
  ///
  /// @return null when it may, else how long it takes until it may
  public @Nullable Duration expensive(String workspace) {
    return expensive.take(workspace);
  }
}
