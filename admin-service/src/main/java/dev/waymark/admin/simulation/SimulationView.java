package dev.waymark.admin.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Explanation;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.routing.Step;
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
            description =
                "What the visitor would get: a redirect; a page of ours (a button, an app, a hub, a"
                    + " preview, or the last resort); the password's page; or word that the link's"
                    + " time has not come, is over, or that it is switched off.",
            enumeration = {"redirect", "page", "password", "not_started", "expired", "inactive"})
        String outcome,
    @Schema(
            nullable = true,
            description = "Where the visitor would go, from a page of ours too; null for nowhere.",
            examples = "https://example.de/seite")
        @Nullable String location,
    @Schema(required = true) DecidedBy decidedBy,
    @Schema(required = true, description = "The facts that were seen.") VisitorView visitor,
    @Schema(
            required = true,
            description =
                "Every rule that was tried, in order, up to the one that won; empty when an earlier"
                    + " step ended it.")
        List<TraceView> trace) {

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
      @Schema(description = "The name of the rule, when it was one.", examples = "Germany")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String rule,
      @Schema(
              description =
                  "The key of the channel that the visitor gets, when it is one; it may have taken"
                      + " the place of another.",
              examples = "es-sales")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel,
      @Schema(description = "The name of the A/B variant, when it is one.", examples = "B")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String variant) {

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
      @Schema(nullable = true, examples = "DE") @Nullable String country,
      @Schema(nullable = true, examples = "EU") @Nullable String continent,
      @Schema(
              nullable = true,
              enumeration = {"mobile", "desktop", "tablet"})
          @Nullable String device,
      @Schema(nullable = true, examples = "iOS") @Nullable String os,
      @Schema(nullable = true, examples = "Safari") @Nullable String browser,
      @Schema(nullable = true, examples = "de-DE") @Nullable String language,
      @Schema(nullable = true, examples = "google.com") @Nullable String referrer,
      @Schema(required = true, description = "The values of each parameter.")
          Map<String, List<String>> query,
      @Schema(required = true, description = "The values of each cookie.")
          Map<String, List<String>> cookies,
      @Schema(required = true) Instant at,
      @Schema(required = true) long clickCount,
      @Schema(
              required = true,
              description = "How the visit would be counted.",
              enumeration = {"human", "bot", "preview", "prefetch"})
          String visitorClass) {

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
          visit.visitorClass().key());
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
      @Schema(required = true, examples = "Germany") String rule,
      @Schema(required = true, description = "The rule in plain English.") String summary,
      @Schema(required = true) boolean matched,
      @Schema(description = "Why the rule was passed over without being tried.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String skipped,
      @Schema(required = true, description = "Empty when the rule was passed over.")
          List<ConditionTraceView> conditions) {

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
      @Schema(required = true, examples = "country") String field,
      @Schema(required = true, examples = "eq") String operator,
      @Schema(required = true) JsonNode value,
      @Schema(nullable = true, description = "The fact; null when unknown or absent.")
          @Nullable String seen,
      @Schema(required = true) boolean held) {

    static ConditionTraceView of(RuleTrace.ConditionTrace trace) {
      return new ConditionTraceView(
          trace.field(), trace.operator(), trace.value(), trace.seen(), trace.held());
    }
  }

  static SimulationView of(Explanation explanation, LinkAsServed link, SimulatedVisit visit) {
    DecidedBy decidedBy = DecidedBy.of(explanation);
    VisitorView visitor = VisitorView.of(visit);
    List<TraceView> trace = trace(explanation, link);
    return switch (explanation.answer()) {
      case Answer.Redirect redirect ->
          new SimulationView("redirect", redirect.location(), decidedBy, visitor, trace);
      case Answer.Onward page ->
          new SimulationView("page", page.location(), decidedBy, visitor, trace);
      case Answer.Preview preview ->
          new SimulationView("page", preview.location(), decidedBy, visitor, trace);
      case Answer.HubPage _, Answer.OtherLink _, Answer.LastResort _, Answer.NotFound _ ->
          new SimulationView("page", null, decidedBy, visitor, trace);
      case Answer.Locked _ -> new SimulationView("password", null, decidedBy, visitor, trace);
      case Answer.NotStarted _ ->
          new SimulationView("not_started", null, decidedBy, visitor, trace);
      case Answer.Gone(Step step) ->
          new SimulationView(
              step == Step.ACTIVE ? "inactive" : "expired", null, decidedBy, visitor, trace);
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
