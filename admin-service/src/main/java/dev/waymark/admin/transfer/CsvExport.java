package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.admin.database.Snapshots;
import dev.waymark.admin.link.LinkLine;
import dev.waymark.admin.link.Links;
import dev.waymark.service.csv.Cells;
import dev.waymark.service.stream.Streams;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes links into a CSV file that spreadsheets open without harm, and that the import takes.
@Singleton
class CsvExport {
  private static final String[] HEADER = {
    "id",
    "short_url",
    "domain",
    "slug",
    "target",
    "title",
    "tags",
    "note",
    "active",
    "click_count",
    "created_at"
  };

  private final Links links;
  private final Snapshots snapshots;
  private final Streams streams;

  CsvExport(Links links, Snapshots snapshots, Streams streams) {
    this.links = links;
    this.snapshots = snapshots;
    this.streams = streams;
  }

  /// Writes the file.
  void write(String workspace, OutputStream out) throws IOException {
    var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    csv.writeRecord(HEADER);
    snapshots.read(
        streams.longest(), () -> links.eachLine(workspace, link -> csv.writeRecord(cells(link))));
    csv.flush();
  }

  private static String[] cells(LinkLine link) {
    return new String[] {
      link.id(),
      link.shortUrl(),
      link.domain(),
      // A slug may begin with a dash.
      Cells.guarded(link.slug()),
      text(link.target()),
      text(link.title()),
      text(TagsCell.write(link.tags())),
      text(link.note()),
      Boolean.toString(link.active()),
      Long.toString(link.clickCount()),
      link.createdAt().toString()
    };
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : Cells.guarded(text);
  }
}
