package dev.waymark.redirect.journal;

import java.time.Duration;

/// Settings for tests.
public record Settings(
    Durability durability, DiskFailurePolicy onDiskFailure, long segmentBytes, Duration retention)
    implements JournalSettings {
  /// The defaults, with segments of about four clicks, deleted as soon as they are delivered.
  public static final Settings SMALL =
      new Settings(Durability.PROCESS_FAILURE, DiskFailurePolicy.AVAILABILITY, 500, Duration.ZERO);

  Settings with(Durability other) {
    return new Settings(other, onDiskFailure, segmentBytes, retention);
  }

  Settings with(DiskFailurePolicy other) {
    return new Settings(durability, other, segmentBytes, retention);
  }

  Settings with(Duration other) {
    return new Settings(durability, onDiskFailure, segmentBytes, other);
  }

  Settings withSegments(long bytes) {
    return new Settings(durability, onDiskFailure, bytes, retention);
  }
}
