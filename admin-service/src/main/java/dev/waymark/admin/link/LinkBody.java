package dev.waymark.admin.link;

import dev.waymark.admin.answer.UtmParamsView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of what is written of a link, for the API's description. {@link LinkDraft} reads it.
@Schema(
    name = "LinkBody",
    description = "What can be written of a link. Unknown properties are refused.")
public record LinkBody(
    @Schema(
            nullable = true,
            description =
                "http or https, at most 8,192 characters. Required unless there is a fallback"
                    + " channel or a hub.",
            examples = "https://example.com/summer-sale")
        @Nullable String target,
    @Schema(
            description =
                "1 to 100 letters, digits, '-' and '_', unique on its domain regardless of case."
                    + " Generated when a new link names none. That of a deleted or renamed link is"
                    + " kept out of use for a year, unless the service is set up otherwise.",
            examples = "sale")
        String slug,
    @Schema(
            nullable = true,
            description = "A verified domain of the workspace; the default domain when left out.",
            examples = "go.example.com")
        @Nullable String domain,
    @Schema(nullable = true, description = "Up to 200 characters.") @Nullable String title,
    @Schema(nullable = true, description = "Up to 2,000 characters, for your own reference.")
        @Nullable String note,
    @Schema(description = "At most 10, each 1 to 50 characters.") List<String> tags,
    @Schema(defaultValue = "true", description = "When false, visitors get a 410.") boolean active,
    @Schema(nullable = true, description = "Before it, visitors get a 404.")
        @Nullable Instant startsAt,
    @Schema(nullable = true, description = "From it on, the link is over.")
        @Nullable Instant expiresAt,
    @Schema(
            nullable = true,
            type = SchemaType.INTEGER,
            description = "After so many human clicks, the link is over. 1 or more.")
        @Nullable Long maxClicks,
    @Schema(
            nullable = true,
            description = "Where visitors go once it is over; else they get a 410.")
        @Nullable String fallbackUrl,
    @Schema(nullable = true, description = "The key of a channel that goes before the target.")
        @Nullable String fallbackChannel,
    @Schema(
            nullable = true,
            description = "1 to 256 characters. Never answered; null takes it away.",
            examples = "launch2025")
        @Nullable String password,
    @Schema(description = "Tried from first to last; the first match wins.") List<RuleView> rules,
    @Schema(nullable = true, description = "Needs the Team plan.")
        @Nullable RoutingRulesView routingRules,
    @Schema(description = "None, or 2 to 4. Needs the Team plan.") List<VariantView> abVariants,
    @Schema(nullable = true, description = "Needs the Pro plan.") @Nullable SequenceView sequence,
    @Schema(
            nullable = true,
            description =
                "A page that lets visitors choose, in the place of the target. It needs neither a"
                    + " target nor a fallback channel; with one, that is for those for whom there is"
                    + " nothing on the page.")
        @Nullable HubView hub,
    @Schema(description = "Each up to 512 characters; an empty text suppresses a default.")
        UtmParamsView utmParams,
    @Schema(description = "At most 20 names of parameters that are passed on.")
        List<String> forwardParams,
    @Schema(nullable = true) @Nullable DeepLinkView deepLink,
    @Schema(nullable = true, description = "Up to 200 characters, for previews.")
        @Nullable String ogTitle,
    @Schema(nullable = true, description = "Up to 1,000 characters, for previews.")
        @Nullable String ogDescription,
    @Schema(nullable = true, description = "The URL of a picture, for previews.")
        @Nullable String ogImage) {}
