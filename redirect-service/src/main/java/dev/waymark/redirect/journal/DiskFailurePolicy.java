package dev.waymark.redirect.journal;

/// What happens to visitors while the journal's disk is full or fails.
public enum DiskFailurePolicy {
  /// They get where they want to go; the clicks are lost, and how many is counted.
  AVAILABILITY,
  /// They get a 503; no click is answered that is not captured.
  ACCOUNTING
}
