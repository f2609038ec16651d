package dev.waymark.admin.link;

import dev.waymark.admin.answer.UtmParamsView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of what is written of a link, for the API's description: the password, and those
/// fields that have a structure. {@link LinkSchemas} puts in the others and what all of them say.
@Schema(
    name = "LinkBody",
    description = "What can be written of a link. Unknown properties are refused.")
public record LinkBody(
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
                    + " target nor a fallback channel; with one, that is for those for whom there"
                    + " is nothing on the page.")
        @Nullable HubView hub,
    @Schema(description = "Each up to 512 characters; an empty text suppresses a default.")
        UtmParamsView utmParams,
    @Schema(nullable = true) @Nullable DeepLinkView deepLink,
    @Schema(description = "At most 50. Run on every save; nobody else sees them.")
        List<TestView> tests) {}
