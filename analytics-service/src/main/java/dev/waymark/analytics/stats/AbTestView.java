package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The variants of a link, compared.
@Schema(name = "AbTest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AbTestView(
    @Schema(required = true) String link,
    @Schema(required = true) double confidence,
    @Schema(required = true) List<VariantView> variants,
    @Nullable Instant coveredFrom)
    implements Tabular {

  /// A variant.
  @Schema(name = "AbTestVariant")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VariantView(
      @Schema(required = true) String variant,
      @Schema(required = true) long clicks,
      @Schema(required = true) long leads,
      @Nullable List<ValueSumView> values,
      @Schema(required = true) long convertedClicks,
      @Schema(required = true) double rate,
      @Schema(required = true) BoundsView rateInterval,
      @Nullable BoundsView differenceInterval,
      @Schema(enumeration = {"not_enough_data", "better", "worse", "no_difference_seen"})
          @Nullable String verdict) {

    static VariantView of(AbTest.Variant variant) {
      Share.Bounds difference = variant.difference();
      AbTest.Verdict verdict = variant.verdict();
      return new VariantView(
          variant.name(),
          variant.counts().clicks(),
          variant.counts().leads(),
          ValueSumView.of(variant.counts().worth()),
          variant.share().hits(),
          rounded(variant.share().rate()),
          BoundsView.of(variant.share().bounds()),
          difference == null ? null : BoundsView.of(difference),
          verdict == null ? null : verdict.name().toLowerCase(Locale.ROOT));
    }
  }

  /// An interval.
  @Schema(name = "Interval")
  record BoundsView(@Schema(required = true) double low, @Schema(required = true) double high) {

    static BoundsView of(Share.Bounds bounds) {
      return new BoundsView(rounded(bounds.low()), rounded(bounds.high()));
    }
  }

  static AbTestView of(String link, AbTest.Comparison comparison) {
    return new AbTestView(
        link,
        Share.CONFIDENCE,
        comparison.variants().stream().map(VariantView::of).toList(),
        comparison.coveredFrom());
  }

  @Override
  public Table table() {
    var table =
        new Table(
            "variant",
            "clicks",
            "leads",
            "converted_clicks",
            "rate",
            "rate_low",
            "rate_high",
            "difference_low",
            "difference_high",
            "verdict");
    for (VariantView variant : variants) {
      BoundsView difference = variant.differenceInterval();
      table.add(
          variant.values(),
          variant.variant(),
          variant.clicks(),
          variant.leads(),
          variant.convertedClicks(),
          variant.rate(),
          variant.rateInterval().low(),
          variant.rateInterval().high(),
          difference == null ? null : difference.low(),
          difference == null ? null : difference.high(),
          variant.verdict());
    }
    return table;
  }

  /// To six digits after the point: more would only look exact.
  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }
}
