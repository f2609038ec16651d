package dev.waymark.routing;

/// Where a choice leads, as far as that is known before the visit is settled.
public sealed interface Destination {

  /// A URL that does not depend on the visit, complete since the link was loaded.
  ///
  /// @param answer the redirect there; one object for all visits
  record Url(Answer.Redirect answer) implements Destination {}
}
