package dev.waymark.service.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A bucket of tokens for each of many keys, which holds a minute's worth, or that of another
/// period, and is full at first. Any thread.
///
/// Of a bucket only the moment is kept at which it will be full again: one number, from which its
/// tokens follow (the generic cell rate algorithm). A full bucket is like none, so those are
/// forgotten when there are too many; keys for which there is no room even then share one bucket.
public final class TokenBuckets {
  /// The most buckets that are kept apart, at about 150 bytes each.
  public static final int MOST_KEYS = 20_000;

  private final long periodNanos;
  private final long tokenNanos;
  private final int mostKeys;
  private final LongSupplier nanoTime;
  private final Map<String, Long> fullAt = new HashMap<>();
  private long othersFullAt;

  /// @param perMinute tokens that flow into each bucket in a minute, and that it holds; 0 for no
  ///   limit
  /// @param nanoTime a clock that never goes back, such as {@link System#nanoTime}
  TokenBuckets(int perMinute, int mostKeys, LongSupplier nanoTime) {
    this(perMinute, Duration.ofMinutes(1), mostKeys, nanoTime);
  }

  /// @param tokens that flow into each bucket in a period, and that it holds; 0 for no limit
  /// @param nanoTime a clock that never goes back, such as {@link System#nanoTime}
  public TokenBuckets(int tokens, Duration period, int mostKeys, LongSupplier nanoTime) {
    this.periodNanos = period.toNanos();
    this.tokenNanos = tokens == 0 ? 0 : periodNanos / tokens;
    this.mostKeys = mostKeys;
    this.nanoTime = nanoTime;
    this.othersFullAt = nanoTime.getAsLong();
  }

  /// Takes a token out of a bucket.
  ///
  /// @return null when there was one, else how long it takes until there is
  public @Nullable Duration take(String key) {
    return ask(key, true);
  }

  /// As {@link #take}, but the token stays in the bucket.
  public @Nullable Duration look(String key) {
    return ask(key, false);
  }

  /// Puts a token back that was taken.
  public synchronized void giveBack(String key) {
    Long full = fullAt.get(key);
    if (full != null) {
      fullAt.put(key, full - tokenNanos);
    }
  }

  private synchronized @Nullable Duration ask(String key, boolean take) {
    if (tokenNanos == 0) {
      return null;
    }
    long now = nanoTime.getAsLong();
    Long known = fullAt.get(key);
    if (known == null && fullAt.size() >= mostKeys) {
      fullAt.values().removeIf(full -> full - now <= 0);
    }
    boolean own = known != null || fullAt.size() < mostKeys;
    long before = own ? known == null ? now : known : othersFullAt;
    // Differences only: the clock may begin anywhere, and come round.
    long after = (before - now > 0 ? before : now) + tokenNanos;
    long missing = after - now - periodNanos;
    if (missing > 0) {
      return Duration.ofNanos(missing);
    }
    if (take && own) {
      fullAt.put(key, after);
    } else if (take) {
      othersFullAt = after;
    }
    return null;
  }

  /// How many buckets are kept apart.
  synchronized int size() {
    return fullAt.size();
  }
}
