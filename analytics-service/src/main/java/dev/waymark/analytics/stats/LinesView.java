package dev.waymark.analytics.stats;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The clicks of several links by the day.
@Schema(name = "Lines")
record LinesView(
    @Schema(required = true) String timeZone,
    @Schema(required = true) List<LocalDate> dates,
    @Schema(required = true) List<LineView> lines)
    implements Tabular {

  /// The clicks of a link.
  @Schema(name = "Line")
  record LineView(
      @Schema(required = true) String link,
      @Schema(required = true) long total,
      @Schema(required = true) List<Long> clicks) {

    static LineView of(Lines.Line line) {
      return new LineView(
          line.link(), line.clicks().stream().mapToLong(Long::longValue).sum(), line.clicks());
    }
  }

  static LinesView of(List<Lines.Line> lines, LinesQuery query) {
    return new LinesView(
        query.zone().getId(), query.dates(), lines.stream().map(LineView::of).toList());
  }

  @Override
  public Table table() {
    var table = new Table("link", "date", "clicks");
    for (LineView line : lines) {
      for (int i = 0; i < dates.size(); i++) {
        table.add(null, line.link(), dates.get(i), line.clicks().get(i));
      }
    }
    return table;
  }
}
