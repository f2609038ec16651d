package dev.waymark.admin.directory;

import dev.waymark.publication.DocumentKind;

/// What can be referred to by its key.
public enum Entry {
  CHANNEL("channel", DocumentKind.CHANNEL),
  POOL("pool", DocumentKind.POOL),
  SCHEDULE("schedule", DocumentKind.SCHEDULE);

  private final String noun;
  private final DocumentKind kind;

  Entry(String noun, DocumentKind kind) {
    this.noun = noun;
    this.kind = kind;
  }

  /// What people call one of them.
  public String noun() {
    return noun;
  }

  /// As what it is published.
  public DocumentKind kind() {
    return kind;
  }
}
