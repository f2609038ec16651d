package dev.waymark.service.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.input.JsonReader;
import dev.waymark.input.JsonReading;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;

/// The body of a request, read strictly by a {@link JsonReader}.
///
/// @param tree what the body says
public record JsonBody(JsonNode tree) {
  /// Largest body, in bytes.
  public static final int MAX_BYTES = 1024 * 1024;

  /// Largest body of an operation that asks for a {@link Large} one, in bytes.
  public static final int MAX_LARGE_BYTES = 8 * 1024 * 1024;

  private static final int BYTES_A_VALUE = 8;
  private static final JsonReader LARGE = new JsonReader(MAX_LARGE_BYTES, 500_000, BYTES_A_VALUE);

  /// Reads a body.
  ///
  /// @throws ProblemException when it is not such a JSON value
  public static JsonBody read(byte[] bytes) {
    return read(bytes, JsonReader.ORDINARY);
  }

  /// Reads a body that may have long texts and many values.
  ///
  /// @throws ProblemException when it is not such a JSON value
  static JsonBody readLarge(byte[] bytes) {
    return read(bytes, LARGE);
  }

  private static JsonBody read(byte[] bytes, JsonReader reader) {
    return switch (reader.read(bytes)) {
      case JsonReading.Accepted(JsonNode tree) -> new JsonBody(tree);
      case JsonReading.Rejected(FaultList faults) ->
          throw ProblemException.of(ProblemType.INVALID, faults);
    };
  }

  /// The body as an object.
  ///
  /// @throws ProblemException when it is something else
  public ObjectNode object() {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw ProblemException.of(
        ProblemType.INVALID, FaultList.of(new Fault("", "The body must be a JSON object.")));
  }
}
