package dev.waymark.routing;

/// What a visitor gets: the outcome of the second stage of a decision.
public sealed interface Answer {

  /// `302 Found`.
  ///
  /// @param location an absolute ASCII URL, with its UTM parameters
  record Redirect(String location) implements Answer {}

  /// `410 Gone`: the link is switched off.
  record Gone() implements Answer {}
}
