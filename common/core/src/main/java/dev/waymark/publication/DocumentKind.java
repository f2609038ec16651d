package dev.waymark.publication;

import org.jspecify.annotations.Nullable;

/// What a published document is about.
public enum DocumentKind {
  /// A {@link LinkDocument}, under the link's id.
  LINK("link"),
  /// An {@link ApiKeyDocument}, under the hash of the key.
  API_KEY("api_key"),
  /// A {@link ChannelDocument}, under its workspace and key.
  CHANNEL("channel"),
  /// A {@link PoolDocument}, under its workspace and key.
  POOL("pool"),
  /// A {@link ScheduleDocument}, under its workspace and key.
  SCHEDULE("schedule"),
  /// A {@link SegmentDocument}, under its workspace and key.
  SEGMENT("segment"),
  /// A {@link WorkspaceDocument}, under the workspace's id.
  WORKSPACE("workspace"),
  /// A {@link DomainDocument}, under the host.
  DOMAIN("domain"),
  /// A {@link TakedownDocument}, under what is taken down.
  TAKEDOWN("takedown"),
  /// The word of an operator that a publication which lacks a large share of its links is meant.
  APPROVAL("approval");

  private final String key;

  DocumentKind(String key) {
    this.key = key;
  }

  /// The kind with that key; null when there is none.
  public static @Nullable DocumentKind of(@Nullable String key) {
    for (DocumentKind kind : values()) {
      if (kind.key.equals(key)) {
        return kind;
      }
    }
    return null;
  }

  /// The value in the table.
  public String key() {
    return key;
  }
}
