package dev.waymark.admin.link;

import dev.waymark.admin.answer.UtmParamsView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A link as it is answered.
@Schema(name = "Link")
record LinkView(
    @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "go.example.com") String domain,
    @Schema(required = true, examples = "sale") String slug,
    @Schema(required = true, examples = "https://go.example.com/sale") String shortUrl,
    @Schema(required = true, examples = "https://example.com/summer-sale") String target,
    @Schema(nullable = true, examples = "Summer sale") @Nullable String title,
    @Schema(nullable = true) @Nullable String note,
    @Schema(required = true) List<String> tags,
    @Schema(required = true, description = "When false, visitors get a 410.") boolean active,
    @Schema(required = true, description = "Tried from first to last; the first match wins.")
        List<RuleView> rules,
    @Schema(
            required = true,
            description =
                "As set on this link; null takes the workspace's default, an empty text suppresses"
                    + " it.")
        UtmParamsView utmParams,
    @Schema(
            required = true,
            description = "Clicks as of the last daily rollup. Not covered by the ETag.")
        long clickCount,
    @Schema(
            nullable = true,
            description = "Up to when clicks are counted; null before the first rollup.")
        @Nullable Instant clickCountAsOf,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {}
