package dev.waymark.admin.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Explanation;
import dev.waymark.routing.Explanation.Offer;
import dev.waymark.rule.Names;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which page of ours a visitor gets.
@Schema(name = "SimulatedPage")
public record PageView(
    @Schema(
            required = true,
            enumeration = {"button", "app", "hub", "preview", "last_resort"})
        String kind,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String app,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String store,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EntryView> entries) {

  /// An entry of a hub.
  @Schema(name = "SimulatedEntry")
  public record EntryView(
      @Schema(required = true) String key,
      @Schema(required = true) String label,
      @Schema(required = true) String summary,
      @Schema(required = true) boolean shown,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String skipped) {

    static EntryView of(Offer offer, Names names) {
      return new EntryView(
          offer.entry().key(),
          offer.entry().label(),
          offer.entry().when().summary(names),
          offer.shown(),
          offer.skipped());
    }
  }

  private PageView(String kind) {
    this(kind, null, null, null);
  }

  /// The page that is answered; null when the answer is none of ours.
  ///
  /// @param names of the schedules
  static @Nullable PageView of(Explanation explanation, Names names) {
    return switch (explanation.answer()) {
      case Answer.Button _ -> new PageView("button");
      case Answer.App app -> new PageView("app", app.app(), app.store(), null);
      case Answer.HubPage _ ->
          new PageView(
              "hub",
              null,
              null,
              explanation.offers().stream().map(offer -> EntryView.of(offer, names)).toList());
      case Answer.Preview _ -> new PageView("preview");
      case Answer.LastResort _ -> new PageView("last_resort");
      case Answer.Redirect _,
          Answer.OtherLink _,
          Answer.Locked _,
          Answer.NotStarted _,
          Answer.Gone _,
          Answer.Blocked _,
          Answer.TakenDown _,
          Answer.NotFound _ ->
          null;
    };
  }
}
