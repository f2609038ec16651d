package dev.waymark.analytics.stats;

/// An answer that can be had as a table, too.
interface Tabular {
  /// The table.
  Table table();
}
