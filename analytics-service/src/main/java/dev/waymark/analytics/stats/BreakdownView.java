package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Clicks by value.
@Schema(name = "Breakdown")
record BreakdownView(
    @Schema(required = true, description = "What it is by.", examples = "countries") String by,
    @Schema(required = true, description = "All clicks that are broken down.") SumsView total,
    @Schema(required = true, description = "The most frequent values, in that order.")
        List<ValueView> values,
    @Schema(
            required = true,
            description = "Clicks whose value is not known, or that have none: no referrer.")
        SumsView unknown,
    @Schema(
            required = true,
            description =
                "Clicks of all other values. Of one link on one day, the 100 most frequent values"
                    + " are told apart.")
        SumsView other) {

  /// Sums of clicks.
  @Schema(name = "Sums")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SumsView(
      @Schema(required = true, description = "Clicks of people, scans among them.", examples = "12")
          long clicks,
      @Schema(required = true, description = "Clicks that came from a QR code.", examples = "1")
          long scans,
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
          includeBots ? counts.bots() : null,
          includeBots ? counts.previews() : null,
          includeBots ? counts.prefetches() : null);
    }
  }

  /// One value.
  @Schema(name = "BreakdownValue")
  record ValueView(
      @Schema(required = true, examples = "DE") String value, @JsonUnwrapped SumsView sums) {}

  static BreakdownView of(String by, Breakdowns.Breakdown breakdown, boolean includeBots) {
    return new BreakdownView(
        by,
        SumsView.of(breakdown.total(), includeBots),
        breakdown.values().stream()
            .filter(value -> includeBots || value.counts().clicks() > 0)
            .map(value -> new ValueView(value.value(), SumsView.of(value.counts(), includeBots)))
            .toList(),
        SumsView.of(breakdown.unknown(), includeBots),
        SumsView.of(breakdown.other(), includeBots));
  }
}
