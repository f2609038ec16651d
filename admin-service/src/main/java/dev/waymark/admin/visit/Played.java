package dev.waymark.admin.visit;

import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a visitor gets, in the words of the API.
///
/// @param outcome as in an answer of `simulate`
/// @param step the key of the step that decided
/// @param rule the name of the rule, when it was one
/// @param channel the key of the channel that the visitor gets, when it is one
/// @param variant the name of the A/B variant, when it is one
/// @param link the id of the other link, when the rule leads to one
/// @param location where the visitor goes, from a page of ours too; null for nowhere
public record Played(
    String outcome,
    String step,
    @Nullable String rule,
    @Nullable String channel,
    @Nullable String variant,
    @Nullable String link,
    @Nullable String location) {

  /// What an outcome can be.
  public static final List<String> OUTCOMES =
      List.of(
          "redirect",
          "page",
          "password",
          "not_started",
          "expired",
          "inactive",
          "blocked",
          "taken_down");

  /// What comes of a decision. Where that leads to what is taken down, the operator decided.
  public static Played of(Decision decision, Answer answer) {
    Answer.Onward onward = answer instanceof Answer.Onward somewhere ? somewhere : null;
    boolean down = answer instanceof Answer.TakenDown;
    return new Played(
        outcome(answer),
        (down ? Step.ACTIVE : decision.step()).key(),
        decision instanceof Decision.Chosen chosen && !down ? chosen.rule() : null,
        onward == null ? null : onward.channel(),
        onward == null ? null : onward.variant(),
        decision instanceof Decision.Chosen chosen && !down ? chosen.otherLink() : null,
        location(answer));
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Redirect _, Answer.OtherLink _ -> "redirect";
      case Answer.Button _,
          Answer.App _,
          Answer.Preview _,
          Answer.HubPage _,
          Answer.LastResort _,
          Answer.NotFound _ ->
          "page";
      case Answer.Locked _ -> "password";
      case Answer.NotStarted _ -> "not_started";
      case Answer.Gone(Answer.Gone.Reason reason) ->
          reason == Answer.Gone.Reason.OFF ? "inactive" : "expired";
      case Answer.Blocked _ -> "blocked";
      case Answer.TakenDown _ -> "taken_down";
    };
  }

  private static @Nullable String location(Answer answer) {
    return switch (answer) {
      case Answer.Onward onward -> onward.location();
      case Answer.Preview preview -> preview.location();
      case Answer.OtherLink _,
          Answer.HubPage _,
          Answer.LastResort _,
          Answer.NotFound _,
          Answer.Locked _,
          Answer.NotStarted _,
          Answer.Gone _,
          Answer.Blocked _,
          Answer.TakenDown _ ->
          null;
    };
  }
}
