package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.service.csv.Cells;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

  CsvExport(Links links) {
    this.links = links;
  }

  String of(String workspace) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(HEADER);
      links.each(workspace, link -> csv.writeRecord(cells(link)));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory is always writable", e);
    }
    return text.toString();
  }

  private static String[] cells(LinkView link) {
    return new String[] {
      link.id(),
      link.shortUrl(),
      link.domain(),
      // A slug may begin with a dash.
      Cells.guarded(link.slug()),
      text(link.target()),
      text(link.title()),
      text(String.join(",", link.tags())),
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
