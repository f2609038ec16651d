package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Sums of a span of time.
@Schema(name = "Summary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SummaryView(
    @Schema(required = true, description = "Clicks of people, scans among them.", examples = "830")
        long clicks,
    @Schema(required = true, description = "Clicks that came from a QR code.", examples = "41")
        long scans,
    @Schema(
            required = true,
            description =
                "People told apart within each UTC day; one who comes on two days is two.",
            examples = "602")
        long uniqueVisitors,
    @Schema(required = true, description = "Leads that these clicks brought.", examples = "12")
        long leads,
    @Schema(description = ValueSumView.DESCRIPTION) @Nullable List<ValueSumView> values,
    @Schema(
            description =
                "With include_bots: visits of people that are no clicks, which are looks at hub"
                    + " pages and expired links.",
            examples = "4")
        @Nullable Long uncounted,
    @Schema(required = true, description = "Visits of crawlers and scripts.", examples = "97")
        long bots,
    @Schema(required = true, description = "Fetches for a preview.", examples = "120")
        long previews,
    @Schema(required = true, description = "Fetches ahead of a tap.", examples = "3")
        long prefetches) {

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
