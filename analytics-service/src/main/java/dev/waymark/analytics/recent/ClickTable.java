package dev.waymark.analytics.recent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.service.csv.Cells;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Writes clicks as CSV ([RFC 4180](https://www.rfc-editor.org/info/rfc4180)): a line of names, and
/// a line for each click with the same members as in JSON.
@Singleton
final class ClickTable {
  /// The media type.
  static final String MEDIA_TYPE = "text/csv";

  private static final String LINE_END = "\r\n";

  private final ObjectMapper json;
  private final String names;

  ClickTable(ObjectMapper json) {
    this.json = json;
    this.names =
        json
            .getSerializationConfig()
            .introspect(json.constructType(ClickView.class))
            .findProperties()
            .stream()
            .map(property -> property.getName())
            .collect(Collectors.joining(","));
  }

  /// The line of names.
  String head() {
    return names + LINE_END;
  }

  /// The line of a click.
  String line(ClickView click) {
    return StreamSupport.stream(json.<JsonNode>valueToTree(click).spliterator(), false)
        .map(member -> member.isNull() ? "" : cell(member.asText()))
        .collect(Collectors.joining(",", "", LINE_END));
  }

  static String cell(String text) {
    String safe = Cells.guarded(text);
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
