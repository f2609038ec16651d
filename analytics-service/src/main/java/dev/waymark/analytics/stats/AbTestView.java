package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The variants of a link, compared.
@Schema(name = "AbTest")
record AbTestView(
    @Schema(required = true, examples = "lnk_1") String link,
    @Schema(
            required = true,
            description = "In so many cases of one, an interval holds what it is about.",
            examples = "0.95")
        double confidence,
    @Schema(
            required = true,
            description = "The link's variants in their order, then those that it had before.")
        List<VariantView> variants) {

  /// A variant.
  @Schema(name = "AbTestVariant")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VariantView(
      @Schema(required = true, examples = "B") String variant,
      @Schema(required = true, description = "Clicks of people.", examples = "1200") long clicks,
      @Schema(required = true, description = "Leads that these clicks brought.", examples = "66")
          long leads,
      @Schema(description = ValueSumView.DESCRIPTION) @Nullable List<ValueSumView> values,
      @Schema(
              required = true,
              description = "Clicks that brought one lead or more.",
              examples = "60")
          long convertedClicks,
      @Schema(required = true, description = "Their share of the clicks.", examples = "0.05")
          double rate,
      @Schema(required = true, description = "Where that share lies (Wilson's interval).")
          BoundsView rateInterval,
      @Schema(
              description =
                  "Of all but the first: how far its share lies above the first one's (Newcombe's"
                      + " interval).")
          @Nullable BoundsView differenceInterval,
      @Schema(
              description =
                  "Of all but the first, and compared with it. There is not enough data until both"
                      + " have 100 clicks, and 10 of them have brought something and 10 have not.",
              enumeration = {"not_enough_data", "better", "worse", "no_difference_seen"})
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
  record BoundsView(
      @Schema(required = true, examples = "0.041") double low,
      @Schema(required = true, examples = "0.062") double high) {

    static BoundsView of(Share.Bounds bounds) {
      return new BoundsView(rounded(bounds.low()), rounded(bounds.high()));
    }
  }

  static AbTestView of(String link, List<AbTest.Variant> variants) {
    return new AbTestView(link, Share.CONFIDENCE, variants.stream().map(VariantView::of).toList());
  }

  /// To six digits after the point: more would only look exact.
  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }
}
