package dev.waymark.routing;

import org.jspecify.annotations.Nullable;

/// The links to which rules of a link may lead, for whoever decides.
public interface Neighbours {
  /// None at all: rules that lead to links are passed over.
  Neighbours NONE = id -> null;

  /// The link with this id, of whichever workspace; null when there is none.
  @Nullable Neighbour find(String id);
}
