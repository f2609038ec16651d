package dev.waymark.analytics.recent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.service.csv.Cells;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Writes clicks as CSV ([RFC 4180](https://www.rfc-editor.org/info/rfc4180)): a line of names, and
/// a line for each click with the same members as in JSON.
@Singleton
final class ClickTable {
  /// The media type.
  static final String MEDIA_TYPE = "text/csv";

  private final ObjectMapper json;
  private final List<String> names;

  ClickTable(ObjectMapper json) {
    this.json = json;
    this.names =
        json
            .getSerializationConfig()
            .introspect(json.constructType(ClickView.class))
            .findProperties()
            .stream()
            .map(property -> property.getName())
            .toList();
  }

  /// Whether a table is asked for before anything else that there is.
  static boolean isPreferred(List<MediaType> acceptable) {
    return acceptable.getFirst().isCompatible(MediaType.valueOf(MEDIA_TYPE))
        && !acceptable.getFirst().isWildcardType();
  }

  /// Writes the line of names.
  void writeHead(CsvWriter csv) {
    csv.writeRecord(names);
  }

  /// Writes the line of a click.
  void write(ClickView click, CsvWriter csv) {
    csv.writeRecord(
        json.<JsonNode>valueToTree(click)
            .valueStream()
            .map(member -> member.isNull() ? "" : Cells.guarded(member.asText()))
            .toList());
  }
}
