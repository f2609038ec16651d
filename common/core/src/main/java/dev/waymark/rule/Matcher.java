package dev.waymark.rule;

import dev.waymark.visitor.Visit;

/// A condition, compiled: the third of its three forms, and the one that runs on each visit.
///
/// Never throws, blocks, logs, or allocates; a {@link TextPattern} alone makes small objects.
/// Implementations are values: equal ones may be shared between links.
interface Matcher {
  /// Whether the condition holds for this visit.
  boolean matches(Visit visit);
}
