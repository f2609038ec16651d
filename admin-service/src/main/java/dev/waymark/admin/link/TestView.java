package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A test as it is written and answered.
@Schema(
    name = "LinkTest",
    description = "A made-up visitor of the link, and what they are expected to get.")
record TestView(
    @Schema(
            required = true,
            description = "1 to 100 characters, once in a link.",
            examples = "Germans go to the German page")
        String name,
    @Schema(
            required = true,
            ref = "SimulationRequest",
            description = "As simulate takes it, a time included.")
        JsonNode visitor,
    @Schema(required = true) ExpectationView expect) {

  /// What is expected.
  @Schema(
      name = "Expectation",
      description = "One or more of these; each must be exactly what the visitor gets.")
  record ExpectationView(
      @Schema(description = "Where the visitor goes.", examples = "https://example.de/seite")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String destination,
      @Schema(description = "The name of the rule that decides.", examples = "Germany")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String rule,
      @Schema(description = "The key of the channel that is used.", examples = "es-sales")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel,
      @Schema(description = "As simulate answers it.", examples = "redirect")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String outcome) {}
}
