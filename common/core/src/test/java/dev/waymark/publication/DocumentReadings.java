package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import java.util.List;

/// What tests ask of the reading of a document.
final class DocumentReadings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DocumentReadings() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /// The pointers of the faults; none when it was accepted.
  static List<String> pointers(DocumentReading<?> reading) {
    return switch (reading) {
      case DocumentReading.Accepted<?> _ -> List.of();
      case DocumentReading.Rejected<?> rejected -> {
        assertThat(rejected.faults()).allMatch(fault -> fault.detail().endsWith("."));
        yield rejected.faults().stream().map(Fault::pointer).toList();
      }
    };
  }
}
