package dev.waymark.redirect.replica;

/// The order in which documents are read, so that what a link refers to is there before the link is
/// served, and goes after it.
enum Pass {
  /// What links refer to.
  SHARED(Pass.KINDS_SHARED + " and body is not null"),
  /// The links, tombstones too.
  LINKS("kind = 'link'"),
  /// Tombstones of what links referred to.
  GONE(Pass.KINDS_SHARED + " and body is null");

  private static final String KINDS_SHARED =
      "kind in ('workspace', 'channel', 'pool', 'schedule', 'segment', 'domain', 'takedown')";

  /// As a condition on the table of documents: everything that a node holds.
  static final String ANY = "(kind = 'link' or " + KINDS_SHARED + ")";

  private final String condition;

  Pass(String condition) {
    this.condition = condition;
  }

  /// As a condition on the table of documents.
  String condition() {
    return condition;
  }
}
