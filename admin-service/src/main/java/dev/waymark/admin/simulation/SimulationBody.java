package dev.waymark.admin.simulation;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of a made-up visitor, for the API's description. {@link VisitReader} reads it.
@Schema(
    name = "SimulationRequest",
    description =
        "A made-up visitor. What is left out is unknown or absent; your own address and headers are"
            + " never used. Unknown properties are refused.")
record SimulationBody(
    @Schema(description = "The address, for its country.", examples = "192.0.2.7") String ip,
    @Schema(description = "Beats ip. XX is unknown.", examples = "DE") String country,
    @Schema(examples = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)") String userAgent,
    @Schema(examples = "de-DE,de;q=0.9,en;q=0.5") String acceptLanguage,
    @Schema(examples = "https://www.google.com/") String referrer,
    @Schema(description = "With or without its question mark.", examples = "utm_source=twitter")
        String query,
    @Schema(description = "From name to raw value.") Map<String, String> cookies,
    @Schema(
            description =
                "From name to value, regardless of case: User-Agent, Accept-Language, Referer,"
                    + " Cookie. The properties above beat them.")
        Map<String, String> headers,
    @Schema(description = "When the visit is; now, when left out.") Instant at,
    @Schema(description = "Clicks on the link; its own, when left out.", minimum = "0")
        long clickCount,
    @Schema(
            description =
                "Whether the visitor has given the link's password, to look behind it. Nobody is"
                    + " asked for it here.",
            defaultValue = "false")
        boolean unlocked) {}
