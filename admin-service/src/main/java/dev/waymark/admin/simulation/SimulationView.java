package dev.waymark.admin.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.visit.Played;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.routing.Explanation;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.rule.Match;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleTrace;
import dev.waymark.rule.RuleTrace.ConditionTrace;
import dev.waymark.visitor.Parameters;
import dev.waymark.word.Language;
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
public record SimulationView(
    @Schema(
            required = true,
            enumeration = {
              "redirect",
              "page",
              "password",
              "not_started",
              "expired",
              "inactive",
              "blocked",
              "taken_down"
            })
        String outcome,
    @Schema(nullable = true) @Nullable String location,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageView page,
    @Schema(required = true) DecidedBy decidedBy,
    @Schema(required = true) VisitorView visitor,
    @Schema(required = true) List<TraceView> trace,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SimulationView> instants) {

  /// What decided.
  @Schema(name = "DecidedBy")
  public record DecidedBy(
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
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant,
      @Schema(
              description = "The id of the other link, where the rule leads to one.",
              examples = "lnk_3v9k2m4c6b8x0z1q5w7r")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String link) {

    static DecidedBy of(Played played) {
      return new DecidedBy(
          played.step(), played.rule(), played.channel(), played.variant(), played.link());
    }
  }

  /// The facts that were seen; null is unknown, or absent.
  @Schema(name = "SimulatedVisitor")
  public record VisitorView(
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

    private static String noUserAgent(Language language) {
      return language.say(
          "No user_agent was given, so this is a person whose device, os and browser are unknown."
              + " An empty text plays a visitor who sends no such header: a robot.",
          "No se dio user_agent, así que es una persona cuyo dispositivo, sistema y navegador no se"
              + " conocen. Un texto vacío prueba un visitante que no envía esa cabecera: un"
              + " robot.");
    }

    static VisitorView of(SimulatedVisit visit, Language said) {
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
          visit.hasUserAgent() ? null : noUserAgent(said));
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
  public record TraceView(
      @Schema(required = true) String rule,
      @Schema(required = true) String summary,
      @Schema(required = true) boolean matched,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String skipped,
      @Schema(enumeration = {"any"}) @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String match,
      @Schema(required = true) List<ConditionTraceView> conditions) {

    static TraceView of(Tried tried) {
      RuleTrace trace = tried.rule();
      return new TraceView(
          trace.rule(),
          trace.summary(),
          tried.matched(),
          tried.skipped(),
          trace.match() == Match.ALL ? null : trace.match().key(),
          trace.conditions().stream().map(ConditionTraceView::of).toList());
    }
  }

  /// What came of one condition, of a group and each of its conditions, or of a segment and what is
  /// in it.
  @Schema(name = "ConditionTrace")
  public record ConditionTraceView(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String operator,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode value,
      @Schema(nullable = true) @Nullable String seen,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ConditionTraceView> any,
      @Schema(
              description = "Of a segment: how many of its conditions must hold.",
              enumeration = {"all", "any"})
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String match,
      @Schema(nullable = true, description = "Of a segment: its conditions, and what came of each.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<ConditionTraceView> conditions,
      @Schema(required = true) boolean held) {

    static ConditionTraceView of(ConditionTrace trace) {
      return switch (trace) {
        case ConditionTrace.Simple one -> {
          ConditionTrace.Inside inside = one.inside();
          yield new ConditionTraceView(
              one.field(),
              one.operator(),
              one.value(),
              one.seen(),
              null,
              inside == null ? null : inside.match().key(),
              inside == null
                  ? null
                  : inside.conditions().stream().map(ConditionTraceView::of).toList(),
              one.held());
        }
        case ConditionTrace.AnyOf group ->
            new ConditionTraceView(
                null,
                null,
                null,
                null,
                group.any().stream().map(ConditionTraceView::of).toList(),
                null,
                null,
                group.held());
      };
    }
  }

  static SimulationView of(Explanation explanation, LinkAsServed link, SimulatedVisit visit) {
    Played played = Played.of(explanation.decision(), explanation.answer());
    return new SimulationView(
        played.outcome(),
        played.location(),
        PageView.of(explanation, link.surroundings().names()),
        DecidedBy.of(played),
        VisitorView.of(visit, link.surroundings().names().language()),
        trace(explanation, link),
        null);
  }

  /// The answer for several instants: that for the first, with all of them in it.
  ///
  /// @param all at least one, in their order
  static SimulationView ofAll(List<SimulationView> all) {
    SimulationView first = all.getFirst();
    return new SimulationView(
        first.outcome,
        first.location,
        first.page,
        first.decidedBy,
        first.visitor,
        first.trace,
        List.copyOf(all));
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
                rule.name(),
                rule.summary(link.surroundings().names()),
                false,
                paused,
                null,
                List.of()));
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
