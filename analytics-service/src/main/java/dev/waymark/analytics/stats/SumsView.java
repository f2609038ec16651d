package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Sums of clicks, those that do not count apart.
@Schema(name = "Sums")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SumsView(
    @Schema(required = true, description = "Clicks of people, scans among them.", examples = "12")
        long clicks,
    @Schema(required = true, description = "Clicks that came from a QR code.", examples = "1")
        long scans,
    @Schema(required = true, description = "Leads that these clicks brought.", examples = "2")
        long leads,
    @Schema(description = ValueSumView.DESCRIPTION) @Nullable List<ValueSumView> values,
    @Schema(
            description =
                "With include_bots: visits of people that are no clicks, which are looks at hub"
                    + " pages and expired links.",
            examples = "4")
        @Nullable Long uncounted,
    @Schema(description = "With include_bots: visits of crawlers and scripts.", examples = "3")
        @Nullable Long bots,
    @Schema(description = "With include_bots: fetches for a preview.", examples = "5")
        @Nullable Long previews,
    @Schema(description = "With include_bots: fetches ahead of a tap.", examples = "0")
        @Nullable Long prefetches) {

  static SumsView of(Counts counts, boolean includeBots) {
    return new SumsView(
        counts.clicks(),
        counts.scans(),
        counts.leads(),
        ValueSumView.of(counts.worth()),
        includeBots ? counts.other() : null,
        includeBots ? counts.bots() : null,
        includeBots ? counts.previews() : null,
        includeBots ? counts.prefetches() : null);
  }
}
