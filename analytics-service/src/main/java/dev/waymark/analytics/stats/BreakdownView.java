package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waymark.analytics.breakdown.Dimension;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Clicks by value.
@Schema(name = "Breakdown")
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        SumsView other,
    @Schema(
            description =
                "Of entries: how often people looked at the hub pages; the clicks are their taps.",
            examples = "250")
        @Nullable Long views) {

  /// One value.
  @Schema(name = "BreakdownValue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ValueView(
      @Schema(required = true, examples = "DE") String value,
      @Schema(
              description =
                  "Of rule_versions: the version of the link's rules that was in force; 0 for"
                      + " clicks of before versions were noted.",
              examples = "7")
          @Nullable Long rulesVersion,
      @JsonUnwrapped SumsView sums) {

    static ValueView of(String by, Breakdowns.Value value, boolean includeBots) {
      SumsView sums = SumsView.of(value.counts(), includeBots);
      if (!by.equals(Dimension.RULE_VERSIONS.key())) {
        return new ValueView(value.value(), null, sums);
      }
      String[] versionAndRule = value.value().split(" ", 2);
      return new ValueView(versionAndRule[1], Long.valueOf(versionAndRule[0]), sums);
    }
  }

  static BreakdownView of(String by, Breakdowns.Breakdown breakdown, boolean includeBots) {
    return new BreakdownView(
        by,
        SumsView.of(breakdown.total(), includeBots),
        breakdown.values().stream()
            .filter(value -> includeBots || value.isOfInterest())
            .map(value -> ValueView.of(by, value, includeBots))
            .toList(),
        SumsView.of(breakdown.unknown(), includeBots),
        SumsView.of(breakdown.other(), includeBots),
        breakdown.views());
  }
}
