package dev.waymark.rule;

import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.plan.Plan;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan allows of a link's rules: how many, those that are switched off included, on which
/// fields, with which operators, and which actions. Other conditions of a link may be on the same
/// fields.
public final class PlanLimits {
  /// The smallest plan that has groups of conditions, and rules of which one condition is enough.
  public static final Plan GROUPS = Plan.TEAM;

  private PlanLimits() {}

  /// Everything in the rules that the plan does not allow, and which plan would; empty when all of
  /// it is allowed.
  ///
  /// @param pointer where the rules stand in the document
  public static FaultList exceeded(Plan plan, RuleSet rules, String pointer) {
    var faults = new Faults();
    int count = rules.rules().size();
    if (count > plan.maxRules()) {
      Plan enough = Plan.allowingRules(count);
      faults.add(
          pointer,
          "The %s plan allows %s on a link, and these are %d; %s."
              .formatted(
                  plan.displayName(),
                  plan.maxRules() == 0 ? "no rules" : "at most " + plan.maxRules() + " rules",
                  count,
                  enough == null
                      ? "no plan allows more than " + Plan.AGENCY.maxRules()
                      : "the " + enough.displayName() + " plan would do"));
    }
    for (int i = 0; i < count; i++) {
      ConditionSet when = rules.rules().get(i).when();
      String at = Faults.at(pointer, i);
      if (when.match() == Match.ANY && !plan.includes(GROUPS)) {
        faults.add(Faults.at(at, "match"), needs("match: any", GROUPS, plan));
      }
      faults.addAll(exceeded(plan, when, Faults.at(at, "conditions")));
      Action action = rules.rules().get(i).action();
      if (!plan.includes(action.plan())) {
        faults.add(Faults.at(at, "action") + "/type", needs(action.type(), action.plan(), plan));
      }
    }
    return faults.list();
  }

  /// Everything that conditions ask about and the plan does not have; empty when it has all.
  ///
  /// @param pointer where the conditions stand in the document
  public static FaultList exceeded(Plan plan, ConditionSet when, String pointer) {
    var faults = new Faults();
    for (int i = 0; i < when.specs().size(); i++) {
      if (when.specs().get(i) instanceof ConditionSpec.AnyOf && !plan.includes(GROUPS)) {
        faults.add(Faults.at(pointer, i) + "/any", needs("any", GROUPS, plan));
      }
    }
    for (ConditionSet.Part part : when.parts()) {
      ConditionField field = part.condition().field();
      Operator operator = Operator.of(part.spec().operator());
      if (!plan.includes(field.plan())) {
        faults.add(pointer + part.place() + "/field", needs(field.key(), field.plan(), plan));
      }
      if (operator != null && !plan.includes(operator.plan())) {
        faults.add(
            pointer + part.place() + "/operator", needs(operator.key(), operator.plan(), plan));
      }
    }
    return faults.list();
  }

  /// Everything that a segment has and the plan does not; empty when the plan has all. What a
  /// segment asks counts as if the rule asked it that names the segment.
  ///
  /// @param pointer where its conditions stand in the document
  public static FaultList exceededSegment(Plan plan, ConditionSet when, String pointer) {
    if (!plan.includes(ConditionField.SEGMENT.plan())) {
      var faults = new Faults();
      faults.add("", needs(ConditionField.SEGMENT.key(), ConditionField.SEGMENT.plan(), plan));
      return faults.list();
    }
    return exceeded(plan, when, pointer);
  }

  /// Why a segment is paused; null when the plan has all that it asks.
  public static @Nullable String pausedSegment(Plan plan, ConditionSet when) {
    return plan.includes(ConditionField.SEGMENT.plan())
        ? paused(plan, when)
        : paused(ConditionField.SEGMENT.key(), ConditionField.SEGMENT.plan(), Language.ENGLISH);
  }

  private static String needs(String what, Plan needed, Plan plan) {
    return "'%s' needs the %s plan; this workspace has %s."
        .formatted(what, needed.displayName(), plan.displayName());
  }

  /// Why each rule is paused, by its place; null for a rule in force. The first rules that the plan
  /// has room for stay in force, unless they ask about a field that it lacks. A paused rule still
  /// takes its place among the first, so that an upgrade changes nothing in their order.
  public static List<@Nullable String> paused(Plan plan, RuleSet rules) {
    return paused(plan, rules, Language.ENGLISH);
  }

  /// The same in a language.
  public static List<@Nullable String> paused(Plan plan, RuleSet rules, Language language) {
    var reasons = new ArrayList<@Nullable String>();
    for (int i = 0; i < rules.rules().size(); i++) {
      reasons.add(reason(plan, i, rules.rules().get(i), language));
    }
    return reasons;
  }

  private static @Nullable String reason(Plan plan, int place, Rule rule, Language language) {
    if (place >= plan.maxRules()) {
      return plan.maxRules() == 0
          ? language
              .say("Paused: the %s plan has no rules.", "En pausa: el plan %s no tiene reglas.")
              .formatted(plan.displayName())
          : language
              .say(
                  "Paused: the %s plan allows %d rules on a link.",
                  "En pausa: el plan %s permite %d reglas por enlace.")
              .formatted(plan.displayName(), plan.maxRules());
    }
    String conditions = paused(plan, rule.when(), language);
    Action action = rule.action();
    return conditions == null && !plan.includes(action.plan())
        ? paused(action.type(), action.plan(), language)
        : conditions;
  }

  /// Why what only some visitors get is paused; null when the plan has all that its conditions ask
  /// about.
  public static @Nullable String paused(Plan plan, ConditionSet when) {
    return paused(plan, when, Language.ENGLISH);
  }

  private static @Nullable String paused(Plan plan, ConditionSet when, Language language) {
    if (when.match() == Match.ANY && !plan.includes(GROUPS)) {
      return paused("match: any", GROUPS, language);
    }
    if (when.hasGroups() && !plan.includes(GROUPS)) {
      return paused("any", GROUPS, language);
    }
    for (ConditionSet.Part part : when.parts()) {
      ConditionField field = part.condition().field();
      if (!plan.includes(field.plan())) {
        return paused(field.key(), field.plan(), language);
      }
      Operator operator = Operator.of(part.spec().operator());
      if (operator != null && !plan.includes(operator.plan())) {
        return paused(operator.key(), operator.plan(), language);
      }
    }
    return null;
  }

  private static String paused(String what, Plan needed, Language language) {
    return language
        .say("Paused: '%s' needs the %s plan.", "En pausa: '%s' necesita el plan %s.")
        .formatted(what, needed.displayName());
  }

  /// Why each rule is not in force, by its place: people have switched it off, or the plan pauses
  /// it; null for a rule in force.
  public static List<@Nullable String> notInForce(Plan plan, RuleSet rules) {
    return notInForce(plan, rules, Language.ENGLISH);
  }

  /// The same in a language.
  public static List<@Nullable String> notInForce(Plan plan, RuleSet rules, Language language) {
    var reasons = new ArrayList<@Nullable String>();
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      reasons.add(
          rule.isEnabled()
              ? reason(plan, i, rule, language)
              : language.say("Switched off.", "Apagada."));
    }
    return reasons;
  }

  /// The rules that are neither switched off nor paused, in their order.
  public static RuleSet inForce(Plan plan, RuleSet rules) {
    var inForce = new ArrayList<Rule>();
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      if (rule.isEnabled() && reason(plan, i, rule, Language.ENGLISH) == null) {
        inForce.add(rule);
      }
    }
    return new RuleSet(inForce);
  }
}
