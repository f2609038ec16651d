package dev.waymark.admin.answer;

import dev.waymark.link.UtmParams;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// UTM parameters as they are written and answered, without `utm_`. Null is not set.
@Schema(
    name = "UtmParams",
    description =
        "Each up to 512 characters. Null is not set; on a link, an empty text suppresses the"
            + " workspace's default.")
public record UtmParamsView(
    @Schema(nullable = true, examples = "newsletter") @Nullable String source,
    @Schema(nullable = true, examples = "email") @Nullable String medium,
    @Schema(nullable = true, examples = "summer") @Nullable String campaign,
    @Schema(nullable = true) @Nullable String term,
    @Schema(nullable = true) @Nullable String content) {

  /// The view of some parameters.
  public static UtmParamsView of(UtmParams utm) {
    return new UtmParamsView(utm.source(), utm.medium(), utm.campaign(), utm.term(), utm.content());
  }
}
