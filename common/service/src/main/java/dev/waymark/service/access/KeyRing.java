package dev.waymark.service.access;

import org.jspecify.annotations.Nullable;

/// Knows the keys that were handed out.
public interface KeyRing {
  /// The holder of the key with this hash; null when there is no such key, or no longer.
  ///
  /// @param hash SHA-256 of the key, in lower-case hexadecimal
  Caller.@Nullable KeyHolder holder(String hash);
}
