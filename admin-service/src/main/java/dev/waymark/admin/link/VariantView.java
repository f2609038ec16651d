package dev.waymark.admin.link;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A variant of an A/B test as it is written and answered.
@Schema(name = "AbVariant")
record VariantView(
    @Schema(required = true, description = "Unique within the link.", examples = "Blue button")
        String name,
    @Schema(required = true, examples = "https://example.com/blue") String url,
    @Schema(required = true, description = "1 to 99; all of them add up to 100.", examples = "50")
        int weight) {}
