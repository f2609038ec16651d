package dev.waymark.redirect.journal;

/// What a captured click survives.
public enum Durability {
  /// The death of the process: the record is with the operating system before the answer leaves. A
  /// power cut may take the last moments away.
  PROCESS_FAILURE,
  /// A power cut: the record is on the medium before the answer leaves. Answers wait for a grouped
  /// `fdatasync`.
  POWER_FAILURE
}
