package dev.waymark.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Which keys were right within the hour. They are looked up again each time, but may be even where
/// a network has tried too many wrong ones: whoever shares it with an attacker is not locked out.
@Singleton
final class RightKeys {
  private static final int MOST = 20_000;
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Cache<String, Boolean> known;

  @Inject
  RightKeys() {
    this(System::nanoTime);
  }

  RightKeys(LongSupplier nanoTime) {
    known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED)
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /// @param hash of a key
  boolean has(String hash) {
    return known.getIfPresent(hash) != null;
  }

  void wasRight(String hash) {
    known.put(hash, true);
  }

  void wasWrong(String hash) {
    known.invalidate(hash);
  }
}
