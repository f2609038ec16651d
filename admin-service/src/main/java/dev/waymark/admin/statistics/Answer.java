package dev.waymark.admin.statistics;

import com.fasterxml.jackson.databind.JsonNode;

/// What became of a question to the analytics service.
public sealed interface Answer {
  /// It was answered.
  record Told(JsonNode json) implements Answer {}

  /// It was not: too late, too long, refused, or by nobody.
  record Away() implements Answer {}
}
