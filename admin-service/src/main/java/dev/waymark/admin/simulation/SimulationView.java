package dev.waymark.admin.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Explanation;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleTrace;
import dev.waymark.visitor.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a visitor would get, and why.
@Schema(name = "Simulation")
record SimulationView(
    @Schema(
            required = true,
            enumeration = {
              "redirect",
              "page",
              "password",
              "not_started",
              "expired",
              "inactive",
              "taken_down"
            })
        String outcome,
    @Schema(nullable = true) @Nullable String location,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageView page,
    @Schema(required = true) DecidedBy decidedBy,
    @Schema(required = true) VisitorView visitor,
    @Schema(required = true) List<TraceView> trace) {

  /// What decided.
  @Schema(name = "DecidedBy")
  record DecidedBy(
      @Schema(
              required = true,
              enumeration = {
                "active",
                "starts_at",
                "expiration",
                "password",
                "rule",
                "legacy",
                "ab",
                "hub",
                "fallback_channel",
                "sequence",
                "target",
                "default_destination",
                "last_resort"
              })
          String step,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant) {

    static DecidedBy of(Explanation explanation) {
      String rule = explanation.decision() instanceof Decision.Chosen chosen ? chosen.rule() : null;
      Answer.Onward onward =
          explanation.answer() instanceof Answer.Onward somewhere ? somewhere : null;
      return new DecidedBy(
          explanation.decision().step().key(),
          rule,
          onward == null ? null : onward.channel(),
          onward == null ? null : onward.variant());
    }
  }

  /// The facts that were seen; null is unknown, or absent.
  @Schema(name = "SimulatedVisitor")
  record VisitorView(
      @Schema(nullable = true) @Nullable String country,
      @Schema(nullable = true) @Nullable String continent,
      @Schema(
              nullable = true,
              enumeration = {"mobile", "desktop", "tablet"})
          @Nullable String device,
      @Schema(nullable = true) @Nullable String os,
      @Schema(nullable = true) @Nullable String browser,
      @Schema(nullable = true) @Nullable String language,
      @Schema(nullable = true) @Nullable String referrer,
      @Schema(required = true) Map<String, List<String>> query,
      @Schema(required = true) Map<String, List<String>> cookies,
      @Schema(required = true) Instant at,
      @Schema(required = true) long clickCount,
      @Schema(
              required = true,
              enumeration = {"human", "bot", "preview", "prefetch"})
          String visitorClass,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

    private static final String NO_USER_AGENT =
        "No user_agent was given, so this is a person whose device, os and browser are unknown. An"
            + " empty text plays a visitor who sends no such header: a robot.";

    static VisitorView of(SimulatedVisit visit) {
      var country = visit.country();
      var continent = visit.continent();
      var device = visit.device();
      var os = visit.os();
      var browser = visit.browser();
      var language = visit.language();
      return new VisitorView(
          country == null ? null : country.code(),
          continent == null ? null : continent.name(),
          device == null ? null : device.key(),
          os == null ? null : os.key(),
          browser == null ? null : browser.name(),
          language == null ? null : language.text(),
          visit.referrer(),
          values(visit.query()),
          values(visit.cookies()),
          visit.at(),
          visit.clickCount(),
          visit.visitorClass().key(),
          visit.hasUserAgent() ? null : NO_USER_AGENT);
    }

    private static Map<String, List<String>> values(Parameters parameters) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (int i = 0; i < parameters.size(); i++) {
        values.put(parameters.name(i), parameters.values(parameters.name(i)));
      }
      return values;
    }
  }

  /// What came of one rule.
  @Schema(name = "RuleTrace")
  record TraceView(
      @Schema(required = true) String rule,
      @Schema(required = true) String summary,
      @Schema(required = true) boolean matched,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String skipped,
      @Schema(required = true) List<ConditionTraceView> conditions) {

    static TraceView of(Tried tried) {
      RuleTrace trace = tried.rule();
      return new TraceView(
          trace.rule(),
          trace.summary(),
          tried.matched(),
          tried.skipped(),
          trace.conditions().stream().map(ConditionTraceView::of).toList());
    }
  }

  /// What came of one condition.
  @Schema(name = "ConditionTrace")
  record ConditionTraceView(
      @Schema(required = true) String field,
      @Schema(required = true) String operator,
      @Schema(required = true) JsonNode value,
      @Schema(nullable = true) @Nullable String seen,
      @Schema(required = true) boolean held) {

    static ConditionTraceView of(RuleTrace.ConditionTrace trace) {
      return new ConditionTraceView(
          trace.field(), trace.operator(), trace.value(), trace.seen(), trace.held());
    }
  }

  static SimulationView of(Explanation explanation, LinkAsServed link, SimulatedVisit visit) {
    return new SimulationView(
        outcome(explanation.answer()),
        location(explanation.answer()),
        PageView.of(explanation, link.surroundings().names()),
        DecidedBy.of(explanation),
        VisitorView.of(visit),
        trace(explanation, link));
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
          Answer.TakenDown _ ->
          null;
    };
  }

  /// The trace of the rules in force, with the paused ones in their places among them.
  private static List<TraceView> trace(Explanation explanation, LinkAsServed link) {
    var trace = new ArrayList<TraceView>();
    if (explanation.decision().step().isBeforeRules()) {
      return trace;
    }
    Iterator<Tried> tried = explanation.trace().iterator();
    for (int i = 0; i < link.rules().rules().size(); i++) {
      Rule rule = link.rules().rules().get(i);
      String paused = link.paused().get(i);
      if (paused != null) {
        trace.add(
            new TraceView(
                rule.name(), rule.summary(link.surroundings().names()), false, paused, List.of()));
        continue;
      }
      Tried next = tried.next();
      trace.add(TraceView.of(next));
      if (next.matched()) {
        break;
      }
    }
    return trace;
  }
}
