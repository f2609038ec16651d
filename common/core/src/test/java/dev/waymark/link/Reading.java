package dev.waymark.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading a text of JSON: a value and every fault.
///
/// @param pointers of the faults, in order
record Reading<T extends @Nullable Object>(T value, List<String> pointers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How one of the parts of a link is read.
  @FunctionalInterface
  interface Reader<T extends @Nullable Object> {
    T read(JsonNode json, String pointer, Faults faults);
  }

  /// Reads JSON with single quotes in the place of double ones.
  static <T extends @Nullable Object> Reading<T> of(String json, Reader<T> reader) {
    var faults = new Faults();
    T value = reader.read(json(json), "", faults);
    return new Reading<>(value, faults.toList().stream().map(Fault::pointer).toList());
  }

  private static JsonNode json(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
