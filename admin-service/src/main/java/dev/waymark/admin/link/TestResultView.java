package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.visit.Played;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of a test.
@Schema(name = "LinkTestResult")
public record TestResultView(
    @Schema(required = true, examples = "Germans go to the German page") String name,
    @Schema(required = true) boolean passed,
    @Schema(required = true, ref = "Expectation", description = "What the test expects.")
        JsonNode expected,
    @Schema(required = true) GotView got) {

  /// What the visitor gets.
  @Schema(name = "LinkTestGot", description = "What the visitor gets.")
  public record GotView(
      @Schema(required = true, examples = "redirect") String outcome,
      @Schema(
              required = true,
              nullable = true,
              examples = "https://example.com/",
              description = "Where the visitor goes; null for nowhere.")
          @Nullable String destination,
      @Schema(description = "The name of the rule that decides, when it is one.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String rule,
      @Schema(description = "The key of the channel that is used, when it is one.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel) {}

  static TestResultView of(LinkTest test, Played played) {
    return new TestResultView(
        test.name(),
        test.isMetBy(played),
        test.expected(),
        new GotView(played.outcome(), played.location(), played.rule(), played.channel()));
  }

  /// The same as a sentence.
  String sentence() {
    return "The test '%s' fails: it expects %s, and the visitor gets %s (%s)%s."
        .formatted(
            name,
            expected,
            got.destination() == null ? "no destination" : got.destination(),
            got.outcome(),
            got.rule() == null ? "" : " by the rule '" + got.rule() + "'");
  }
}
