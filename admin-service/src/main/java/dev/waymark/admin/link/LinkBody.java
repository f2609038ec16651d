package dev.waymark.admin.link;

import dev.waymark.admin.answer.UtmParamsView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of what is written of a link, for the API's description. {@link LinkDraft} reads it.
@Schema(
    name = "LinkBody",
    description = "What can be written of a link. Unknown properties are refused.")
record LinkBody(
    @Schema(
            description = "http or https, at most 8,192 characters. Required of a new link.",
            examples = "https://example.com/summer-sale")
        String target,
    @Schema(
            description =
                "1 to 100 letters, digits, '-' and '_', unique on its domain regardless of case."
                    + " Generated when a new link names none.",
            examples = "sale")
        String slug,
    @Schema(description = "The default domain, for the time being.", examples = "go.example.com")
        String domain,
    @Schema(nullable = true, description = "Up to 200 characters.") String title,
    @Schema(nullable = true, description = "Up to 2,000 characters, for your own reference.")
        String note,
    @Schema(description = "At most 10, each 1 to 50 characters.") List<String> tags,
    @Schema(defaultValue = "true", description = "When false, visitors get a 410.") boolean active,
    @Schema(description = "Tried from first to last; the first match wins.") List<RuleView> rules,
    @Schema(description = "Each up to 512 characters; an empty text suppresses a default.")
        UtmParamsView utmParams) {}
