package dev.waymark.visitor;

/// Who made a request, for counting: only {@link #HUMAN} visits count, the others are recorded
/// apart and move nothing (no pool turn, no A/B assignment, no sequence step).
public enum VisitorClass {
  /// A person, in-app browsers included.
  HUMAN("human"),
  /// A crawler, monitor, script, or a client without a User-Agent.
  BOT("bot"),
  /// A messenger or social network that fetches a page to show a preview of it.
  PREVIEW("preview"),
  /// A browser that fetches ahead of a tap that may never come (`Sec-Purpose: prefetch`).
  PREFETCH("prefetch");

  private final String key;

  VisitorClass(String key) {
    this.key = key;
  }

  /// The value in events and reports.
  public String key() {
    return key;
  }
}
