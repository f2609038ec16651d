package dev.waymark.analytics.credential;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settings that a test gives.
public record GivenIngestSettings(
    Optional<String> secret,
    Optional<Path> secretFile,
    Optional<String> secretPrevious,
    Optional<Path> secretPreviousFile,
    Optional<String> key,
    Optional<Path> keyFile,
    String partitionsEvery,
    String secondReadingEvery)
    implements IngestSettings {
  /// None of them from a file; null for one that is not set.
  public static GivenIngestSettings of(
      @Nullable String secret, @Nullable String previous, @Nullable String key) {
    return new GivenIngestSettings(
        Optional.ofNullable(secret),
        Optional.empty(),
        Optional.ofNullable(previous),
        Optional.empty(),
        Optional.ofNullable(key),
        Optional.empty(),
        "off",
        "off");
  }
}
