package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// Whether visitors are sent to a channel.
public enum ChannelStatus {
  /// They are.
  ACTIVE("active"),
  /// They are not; its fallback takes its place.
  PASSIVE("passive");

  private final String key;

  ChannelStatus(String key) {
    this.key = key;
  }

  /// The status with this key; null when there is none.
  public static @Nullable ChannelStatus of(String key) {
    for (ChannelStatus status : values()) {
      if (status.key.equals(key)) {
        return status;
      }
    }
    return null;
  }

  /// The value in JSON: `active`, `passive`.
  public String key() {
    return key;
  }
}
