package dev.waymark.admin.link;

import java.util.List;

/// Some of the links that a filter leaves.
///
/// @param ids of the first ones, in their order
/// @param total how many there are in all, up to a bound
/// @param exact whether there are no more than that
public record Matches(List<String> ids, int total, boolean exact) {
  /// A list of its own.
  public Matches {
    ids = List.copyOf(ids);
  }
}
