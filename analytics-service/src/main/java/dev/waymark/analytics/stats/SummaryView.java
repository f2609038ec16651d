package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    @Schema(required = true) long prefetches) {

  static SummaryView of(Stats.Summary summary, boolean includeBots) {
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
        counts.prefetches());
  }
}
