package dev.waymark.rule;

/// What a condition looks for in a text, ignoring case.
public sealed interface TextTest {

  /// To have this in it.
  record Contains(String part) implements TextTest {}

  /// To begin with this.
  record StartsWith(String prefix) implements TextTest {}

  /// To end with this.
  record EndsWith(String suffix) implements TextTest {}

  /// To have a part that a pattern describes.
  record Matches(TextPattern pattern) implements TextTest {}
}
