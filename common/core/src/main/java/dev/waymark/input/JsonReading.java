package dev.waymark.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.FaultList;

/// What came of reading JSON: the value, or what is wrong with it.
public sealed interface JsonReading {
  /// All of it was understood.
  record Accepted(JsonNode tree) implements JsonReading {}

  /// Some of it was not.
  ///
  /// @param faults at least one, each with its place as far as there is one
  record Rejected(FaultList faults) implements JsonReading {}
}
