package dev.waymark.admin.portability;

import java.util.Locale;

/// The parts of the document, in the order in which they are restored: each refers only to those
/// before it.
public enum Part {
  SCHEDULES,
  SEGMENTS,
  CHANNELS,
  POOLS,
  WORKSPACE,
  DOMAINS,
  LINKS;

  /// The member of the document.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
