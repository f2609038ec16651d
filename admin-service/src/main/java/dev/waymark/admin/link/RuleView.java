package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import dev.waymark.plan.Plan;
import dev.waymark.rule.Action;
import dev.waymark.rule.ConditionSpec;
import dev.waymark.rule.Match;
import dev.waymark.rule.Names;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rule as it is answered: as it was written, in plain words, and whether the plan pauses it. Can
/// be sent back as it is.
@Schema(name = "Rule")
public record RuleView(
    @Schema(required = true, description = "1 to 100 characters.", examples = "Germany")
        String name,
    @Schema(description = "False keeps the rule without effect; true when left out.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Boolean enabled,
    @Schema(
            description = "How many of the conditions must hold; all when left out.",
            enumeration = {"all", "any"})
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String match,
    @Schema(
            required = true,
            description =
                "An empty list always holds. At most 20, those in groups counted and the groups"
                    + " not.")
        List<ConditionView> conditions,
    @Schema(required = true) ActionView action,
    @Schema(
            readOnly = true,
            description = "The rule in plain words.",
            examples = "Country is Germany: send to example.de/seite")
        String summary,
    @Schema(
            readOnly = true,
            description = "Why the plan pauses the rule; left out when it is in force.",
            examples = "Paused: the Pro plan allows 5 rules on a link.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String paused,
    @Schema(
            readOnly = true,
            description =
                "What is allowed of the rule but hardly meant; left out when there is nothing to"
                    + " say. Only in the answer that replaces the rules.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Nullable List<WarningView> warnings) {

  /// One question about the visitor or the moment, or a group of them.
  @Schema(name = "Condition")
  public record ConditionView(
      @Schema(
              description = "See /api/condition-fields. Required but in a group.",
              examples = "country")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String field,
      @Schema(
              description = "Required but in a group.",
              enumeration = {
                "eq",
                "neq",
                "contains",
                "not_contains",
                "starts_with",
                "not_starts_with",
                "ends_with",
                "matches",
                "in",
                "not_in",
                "gt",
                "lt",
                "between"
              })
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String operator,
      @Schema(
              description =
                  "A text, a number, or an array of them for in, not_in and between. Required but"
                      + " in a group.",
              examples = "DE")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable JsonNode value,
      @Schema(
              description = "For time and day: an IANA region. UTC when left out.",
              examples = "Europe/Madrid")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String timezone,
      @Schema(
              nullable = true, // clients that are generated make an empty array of one that may not
              description =
                  "Makes it a group, in the place of all else: conditions of which one must hold,"
                      + " with no groups among them.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<ConditionView> any) {

    /// As it was written.
    public static ConditionView of(ConditionSpec spec) {
      return switch (spec) {
        case ConditionSpec.Simple(String field, String operator, JsonNode value, String timezone) ->
            new ConditionView(field, operator, value, timezone, null);
        case ConditionSpec.AnyOf(List<ConditionSpec.Simple> any) ->
            new ConditionView(null, null, null, null, any.stream().map(ConditionView::of).toList());
      };
    }
  }

  /// What happens when the rule wins.
  @Schema(name = "Action")
  public record ActionView(
      @Schema(
              required = true,
              enumeration = {"redirect", "channel", "pool", "split", "link", "block"})
          String type,
      @Schema(description = "For redirect: http or https.", examples = "https://example.de/seite")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String url,
      @Schema(description = "For channel: its key.", examples = "es-sales")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel,
      @Schema(description = "For pool: its key.", examples = "sales-team")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String pool,
      @Schema(
              description = "For link: the id of another link of the workspace.",
              examples = "lnk_3v9k2m4c6b8x0z1q5w7r")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String link,
      @Schema(nullable = true, description = "For split: 2 to 10.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<TargetView> targets,
      @Schema(
              description = "For block: 404, 410, or 200 for a page with words of your own.",
              examples = "404")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Integer status,
      @Schema(description = "For block: what the page says on top, up to 100 characters.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String title,
      @Schema(description = "For block: what stands below it, up to 1,000 characters.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String text) {

    private static ActionView to(
        String type, @Nullable String url, @Nullable String channel, @Nullable String pool) {
      return new ActionView(type, url, channel, pool, null, null, null, null, null);
    }

    static ActionView of(Action action) {
      return switch (action) {
        case Action.Redirect(String url) -> to("redirect", url, null, null);
        case Action.Channel(String channel) -> to("channel", null, channel, null);
        case Action.Pool(String pool) -> to("pool", null, null, pool);
        case Action.Split(List<Action.Target> targets) ->
            new ActionView(
                "split",
                null,
                null,
                null,
                null,
                targets.stream().map(TargetView::of).toList(),
                null,
                null,
                null);
        case Action.Link(String link) ->
            new ActionView("link", null, null, null, link, null, null, null, null);
        case Action.Block(int status, String title, String text) ->
            new ActionView("block", null, null, null, null, null, status, title, text);
      };
    }
  }

  /// One of the targets of a split.
  @Schema(name = "SplitTarget")
  public record TargetView(
      @Schema(description = "Http or https; or else a channel or pool.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String url,
      @Schema(description = "The key of a channel. A passive one is left out.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel,
      @Schema(description = "The key of a pool.") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String pool,
      @Schema(
              description =
                  "Its share in relation to those of the others, 1 to 1,000; 1 when left out.",
              examples = "70")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Integer weight,
      @Schema(
              description =
                  "What reports call it, up to 50 characters; left out, the letter of its place.",
              examples = "Big picture")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String name) {

    static TargetView of(Action.Target target) {
      ActionView to = ActionView.of(target.to());
      return new TargetView(to.url, to.channel, to.pool, target.weight(), target.name());
    }
  }

  /// All rules of a link.
  ///
  /// @param names for the summaries
  static List<RuleView> listOf(RuleSet rules, Plan plan, Names names) {
    List<@Nullable String> paused = PlanLimits.paused(plan, rules, names.language());
    var views = new ArrayList<RuleView>();
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      views.add(
          new RuleView(
              rule.name(),
              rule.isEnabled() ? null : false,
              rule.when().match() == Match.ALL ? null : rule.when().match().key(),
              rule.specs().stream().map(ConditionView::of).toList(),
              ActionView.of(rule.action()),
              rule.summary(names),
              paused.get(i),
              null));
    }
    return views;
  }

  /// The rules of a link that was saved, each with the warnings about it.
  ///
  /// @param link one whose rules were sent as a document of their own
  static List<RuleView> withWarnings(LinkView link) {
    List<WarningView> all = link.warnings() == null ? List.of() : link.warnings();
    var views = new ArrayList<RuleView>();
    for (int i = 0; i < link.rules().size(); i++) {
      RuleView rule = link.rules().get(i);
      String place = Faults.at("", i);
      views.add(
          new RuleView(
              rule.name,
              rule.enabled,
              rule.match,
              rule.conditions,
              rule.action,
              rule.summary,
              rule.paused,
              all.stream().filter(warning -> warning.pointer().equals(place)).toList()));
    }
    return views;
  }
}
