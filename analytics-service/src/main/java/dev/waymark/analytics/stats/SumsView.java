package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Sums of clicks, those that do not count apart.
@Schema(name = "Sums")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SumsView(
    @Schema(required = true) long clicks,
    @Schema(required = true) long scans,
    @Schema(required = true) long leads,
    @Nullable List<ValueSumView> values,
    @Nullable Long uncounted,
    @Nullable Long bots,
    @Nullable Long previews,
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
