package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waymark.analytics.query.Span;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Sums of a span of time.
@Schema(name = "Summary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SummaryView(
    @Schema(required = true) long clicks,
    @Schema(required = true) long scans,
    @Schema(required = true) long uniqueVisitors,
    @Schema(required = true) long leads,
    @Nullable List<ValueSumView> values,
    @Nullable Long uncounted,
    @Schema(required = true) long bots,
    @Schema(required = true) long previews,
    @Schema(required = true) long prefetches,
    @Nullable Instant coveredFrom,
    @Nullable PreviousView previous)
    implements Tabular {

  /// Sums of the span before.
  @Schema(name = "PreviousSummary")
  record PreviousView(
      @Schema(required = true) Instant from,
      @Schema(required = true) Instant to,
      @JsonUnwrapped SummaryView sums) {}

  static SummaryView of(Stats.Summary summary, StatsQuery query) {
    Span before = query.previous();
    Stats.Summary previous = summary.previous();
    return of(
        summary,
        query.includeBots(),
        before == null || before.from() == null || previous == null
            ? null
            : new PreviousView(
                before.from(), before.to(), of(previous, query.includeBots(), null)));
  }

  private static SummaryView of(
      Stats.Summary summary, boolean includeBots, @Nullable PreviousView previous) {
    Counts counts = summary.counts();
    return new SummaryView(
        counts.clicks(),
        counts.scans(),
        summary.uniqueVisitors(),
        counts.leads(),
        ValueSumView.of(counts.worth()),
        includeBots ? counts.other() : null,
        counts.bots(),
        counts.previews(),
        counts.prefetches(),
        summary.coveredFrom(),
        previous);
  }

  @Override
  public Table table() {
    var table =
        new Table(
            "period",
            "clicks",
            "scans",
            "unique_visitors",
            "leads",
            "uncounted",
            "bots",
            "previews",
            "prefetches");
    addTo(table, "current");
    PreviousView before = previous;
    if (before != null) {
      before.sums().addTo(table, "previous");
    }
    return table;
  }

  private void addTo(Table table, String period) {
    table.add(
        values,
        period,
        clicks,
        scans,
        uniqueVisitors,
        leads,
        uncounted,
        bots,
        previews,
        prefetches);
  }
}
