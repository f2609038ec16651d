package dev.waymark.analytics.recent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One click. What is not known, or was none, is null.
@Schema(name = "Click")
record ClickView(
    @Schema(required = true) String clickId,
    @Schema(required = true) Instant at,
    @Schema(required = true) String link,
    @Schema(
            required = true,
            enumeration = {"human", "bot", "preview", "prefetch"})
        @JsonProperty("class")
        String visitorClass,
    @Schema(
            required = true,
            enumeration = {
              "redirect",
              "page",
              "preview_page",
              "expired",
              "last_resort",
              "view",
              "tap",
              "blocked"
            })
        String outcome,
    @Schema(required = true) boolean counted,
    @Schema(required = true) boolean scan,
    @Schema(required = true) String step,
    @Schema(required = true, nullable = true) @Nullable String rule,
    @Schema(required = true, nullable = true) @Nullable Long rulesVersion,
    @Schema(required = true, nullable = true) @Nullable String variant,
    @Schema(required = true, nullable = true) @Nullable String channel,
    @Schema(required = true, nullable = true) @Nullable String entry,
    @Schema(required = true, nullable = true) @Nullable String country,
    @Schema(required = true, nullable = true) @Nullable String device,
    @Schema(required = true, nullable = true) @Nullable String os,
    @Schema(required = true, nullable = true) @Nullable String browser,
    @Schema(required = true, nullable = true) @Nullable String language,
    @Schema(required = true, nullable = true) @Nullable String referrer,
    @Schema(required = true, nullable = true) @Nullable String utmSource,
    @Schema(required = true, nullable = true) @Nullable String utmMedium,
    @Schema(required = true, nullable = true) @Nullable String utmCampaign,
    @Schema(required = true, nullable = true) @Nullable String utmTerm,
    @Schema(required = true, nullable = true) @Nullable String utmContent) {}
