package dev.waymark.admin.answer;

import dev.waymark.link.UtmParams;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// UTM parameters as they are written and answered, without `utm_`. Null is not set.
@Schema(name = "UtmParams")
public record UtmParamsView(
    @Schema(nullable = true) @Nullable String source,
    @Schema(nullable = true) @Nullable String medium,
    @Schema(nullable = true) @Nullable String campaign,
    @Schema(nullable = true) @Nullable String term,
    @Schema(nullable = true) @Nullable String content) {

  /// The view of some parameters.
  public static UtmParamsView of(UtmParams utm) {
    return new UtmParamsView(utm.source(), utm.medium(), utm.campaign(), utm.term(), utm.content());
  }
}
