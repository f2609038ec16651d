package dev.waymark.admin.link;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Legacy routing as it is written and answered.
@Schema(
    name = "RoutingRules",
    description = "URLs by country, device and operating system, asked when no rule matched.")
record RoutingRulesView(
    @Schema(required = true, examples = "{\"DE\": \"https://example.de/\"}")
        Map<String, String> geo,
    @Schema(required = true, examples = "{\"mobile\": \"https://m.example.com/\"}")
        Map<String, String> device,
    @Schema(required = true, examples = "{\"iOS\": \"https://apps.apple.com/app/id1\"}")
        Map<String, String> os) {}
