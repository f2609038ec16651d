package dev.waymark.analytics.recent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One click. What is not known, or was none, is null.
@Schema(name = "Click")
record ClickView(
    @Schema(
            required = true,
            description = "What destinations get for {click_id}.",
            examples = "01kkbh6p400000000000000001")
        String clickId,
    @Schema(required = true) Instant at,
    @Schema(required = true, description = "The link's id.", examples = "lnk_1") String link,
    @Schema(
            required = true,
            enumeration = {"human", "bot", "preview", "prefetch"})
        @JsonProperty("class")
        String visitorClass,
    @Schema(
            required = true,
            description = "What it was answered with.",
            enumeration = {
              "redirect",
              "page",
              "preview_page",
              "expired",
              "last_resort",
              "view",
              "tap"
            })
        String outcome,
    @Schema(required = true, description = "Whether it is one of the clicks in reports.")
        boolean counted,
    @Schema(required = true, description = "Whether it came from a QR code.") boolean scan,
    @Schema(required = true, description = "The step that decided.", examples = "rule") String step,
    @Schema(required = true, nullable = true, examples = "Germany") @Nullable String rule,
    @Schema(
            required = true,
            nullable = true,
            description = "The version of the link's rules in force; null without rules.",
            examples = "7")
        @Nullable Long rulesVersion,
    @Schema(required = true, nullable = true, examples = "A") @Nullable String variant,
    @Schema(required = true, nullable = true, examples = "desk") @Nullable String channel,
    @Schema(
            required = true,
            nullable = true,
            description = "The hub entry tapped.",
            examples = "book")
        @Nullable String entry,
    @Schema(required = true, nullable = true, examples = "DE") @Nullable String country,
    @Schema(required = true, nullable = true, examples = "mobile") @Nullable String device,
    @Schema(required = true, nullable = true, examples = "Android") @Nullable String os,
    @Schema(required = true, nullable = true, examples = "Chrome") @Nullable String browser,
    @Schema(required = true, nullable = true, examples = "de-de") @Nullable String language,
    @Schema(
            required = true,
            nullable = true,
            description = "The host of the page before.",
            examples = "example.org")
        @Nullable String referrer,
    @Schema(required = true, nullable = true) @Nullable String utmSource,
    @Schema(required = true, nullable = true) @Nullable String utmMedium,
    @Schema(required = true, nullable = true) @Nullable String utmCampaign,
    @Schema(required = true, nullable = true) @Nullable String utmTerm,
    @Schema(required = true, nullable = true) @Nullable String utmContent) {}
