package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.admin.database.Snapshots;
import dev.waymark.admin.link.LinkCells;
import dev.waymark.admin.link.LinkExport;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkLine;
import dev.waymark.service.csv.Cells;
import dev.waymark.service.stream.Streams;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes links into a CSV file that spreadsheets open without harm, and that the import takes: a
/// column for each field of links, and some that follow from the rest.
@Singleton
class CsvExport {
  /// What people look for comes first; all other fields follow.
  private static final List<String> FIRST =
      List.of("domain", "slug", "target", "title", "tags", "note", "active");

  private static final Set<String> FIELDS = fields();

  private final LinkExport links;
  private final Snapshots snapshots;
  private final Streams streams;

  CsvExport(LinkExport links, Snapshots snapshots, Streams streams) {
    this.links = links;
    this.snapshots = snapshots;
    this.streams = streams;
  }

  private static Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(FIRST);
    fields.addAll(LinkCells.keys());
    return fields;
  }

  /// Writes the file, of the links that a filter leaves.
  void write(String workspace, LinkFilter filter, OutputStream out) throws IOException {
    var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    var header = new ArrayList<String>(List.of("id", "short_url"));
    header.addAll(FIELDS);
    header.addAll(List.of("has_password", "click_count", "created_at"));
    csv.writeRecord(header);
    snapshots.read(
        streams.longest(),
        () -> links.eachLine(workspace, filter, link -> csv.writeRecord(cells(link))));
    csv.flush();
  }

  private static List<String> cells(LinkLine link) {
    var cells = new ArrayList<String>(List.of(link.id(), link.shortUrl()));
    for (String field : FIELDS) {
      // A slug too may begin with a dash.
      cells.add(Cells.guarded(LinkCells.write(field, link.written())));
    }
    cells.add(Boolean.toString(link.hasPassword()));
    cells.add(Long.toString(link.clickCount()));
    cells.add(link.createdAt().toString());
    return cells;
  }
}
