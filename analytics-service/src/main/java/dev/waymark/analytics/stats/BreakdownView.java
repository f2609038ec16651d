package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waymark.analytics.breakdown.Dimension;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Clicks by value.
@Schema(name = "Breakdown")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BreakdownView(
    @Schema(required = true) String by,
    @Schema(required = true) SumsView total,
    @Schema(required = true) List<ValueView> values,
    @Schema(required = true) SumsView unknown,
    @Schema(required = true) SumsView other,
    @Nullable Long views,
    @Nullable Instant coveredFrom)
    implements Tabular {

  /// One value.
  @Schema(name = "BreakdownValue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ValueView(
      @Schema(required = true) String value,
      @Nullable Long rulesVersion,
      @Nullable String name,
      @Nullable String slug,
      @Nullable String domain,
      @JsonUnwrapped SumsView sums) {

    static ValueView of(String by, Breakdowns.Value value, boolean includeBots) {
      SumsView sums = SumsView.of(value.counts(), includeBots);
      if (by.equals(Dimension.RULE_VERSIONS.key())) {
        String[] versionAndRule = value.value().split(" ", 2);
        return new ValueView(
            versionAndRule[1], Long.valueOf(versionAndRule[0]), null, null, null, sums);
      }
      Labels.Label label = value.label();
      return label == null
          ? new ValueView(value.value(), null, null, null, null, sums)
          : new ValueView(value.value(), null, label.name(), label.slug(), label.domain(), sums);
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
        breakdown.views(),
        breakdown.coveredFrom());
  }

  /// The values, then those that are not known and all others.
  @Override
  public Table table() {
    var table = new Table("kind", "value", "rules_version", "name", "slug", "domain").withSums();
    for (ValueView value : values) {
      table.addSums(
          value.sums(),
          "value",
          value.value(),
          value.rulesVersion(),
          value.name(),
          value.slug(),
          value.domain());
    }
    table.addSums(unknown, "unknown", null, null, null, null, null);
    table.addSums(other, "other", null, null, null, null, null);
    return table;
  }
}
