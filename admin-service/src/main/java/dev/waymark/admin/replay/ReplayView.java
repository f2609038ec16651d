package dev.waymark.admin.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a change would have done to the clicks of a span.
@Schema(name = "Replay")
public record ReplayView(
    @Schema(required = true) Instant coveredFrom,
    @Schema(required = true) long clicks,
    @Schema(required = true) long sampled,
    @Schema(required = true) long same,
    @Schema(required = true) long different,
    @Schema(required = true) long undecidable,
    @Schema(required = true) List<UnknownView> unknown,
    @Schema(required = true) List<MoveView> moves,
    @Schema(required = true) List<ExampleView> examples) {

  /// Lists of its own.
  public ReplayView {
    unknown = List.copyOf(unknown);
    moves = List.copyOf(moves);
    examples = List.copyOf(examples);
  }

  /// What is not kept, and how many clicks cannot be judged for it.
  @Schema(name = "ReplayUnknown")
  public record UnknownView(
      @Schema(
              required = true,
              enumeration = {
                "cookie",
                "query",
                "ip",
                "region",
                "city",
                "visitor",
                "click_count",
                "draw"
              })
          String fact,
      @Schema(required = true) long clicks) {}

  /// How many clicks would go from one place to another.
  @Schema(name = "ReplayMove")
  public record MoveView(
      @Schema(required = true, nullable = true) @Nullable PlaceView from,
      @Schema(required = true, nullable = true) @Nullable PlaceView to,
      @Schema(required = true) long clicks) {}

  /// Where a click leads, and what decides so.
  @Schema(name = "ReplayPlace")
  public record PlaceView(
      @Schema(required = true) String step,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
      @Schema(required = true, nullable = true) @Nullable String destination,
      @Schema(required = true) String outcome) {

    /// The same where one of several is drawn.
    PlaceView drawn() {
      return new PlaceView(step, rule, null, null, outcome);
    }
  }

  /// A click that would go elsewhere.
  @Schema(name = "ReplayExample")
  public record ExampleView(
      @Schema(required = true) String clickId,
      @Schema(required = true) Instant at,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String country,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String device,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String os,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String browser,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String referrer,
      @Schema(required = true, nullable = true) @Nullable PlaceView from,
      @Schema(required = true, nullable = true) @Nullable PlaceView to) {}
}
