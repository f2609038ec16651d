package dev.waymark.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Fault;
import dev.waymark.plan.Plan;
import dev.waymark.word.Language;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanLimitsTest {

  private static RuleSet countryRules(int count) {
    return Given.rules(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{'name':'n','conditions':[{'field':'country','operator':'eq','value':'DE'}],"
                        + "'action':{'type':'redirect','url':'https://example.com'}}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  @ParameterizedTest(name = "{0} allows {1} rules")
  @CsvSource({"FREE, 0, Pro", "PRO, 5, Team", "TEAM, 20, Agency"})
  void exceeded_oneRuleBeyondThePlan_namesThePlanThatWouldDo(Plan plan, int max, String next) {
    assertThat(PlanLimits.exceeded(plan, countryRules(max), "/rules").listed()).isEmpty();

    var over = PlanLimits.exceeded(plan, countryRules(max + 1), "/rules").listed();

    assertThat(over.getFirst().pointer()).isEqualTo("/rules");
    assertThat(over.getFirst().detail())
        .contains(plan.displayName(), "these are " + (max + 1), next);
  }

  @Test
  void exceeded_moreThanAnyPlanAllows_saysSo() {
    assertThat(PlanLimits.exceeded(Plan.AGENCY, countryRules(50), "").listed()).isEmpty();
    assertThat(PlanLimits.exceeded(Plan.AGENCY, countryRules(51), "").listed().getFirst().detail())
        .contains("no plan allows more than 50");
  }

  @Test
  void exceeded_everyFieldThePlanLacks_isNamedWithItsPlace() {
    RuleSet all =
        Given.rules(
            "[{'name':'n','conditions':["
                + Arrays.stream(ConditionField.values())
                    .map(
                        f ->
                            "{'field':'%s','operator':'%s','value':'%s'}"
                                .formatted(
                                    f.key(), f.operators().iterator().next().key(), f.example()))
                    .collect(Collectors.joining(","))
                + "],'action':{'type':'redirect','url':'https://example.com'}}]");

    var over = PlanLimits.exceeded(Plan.PRO, all, "/rules").listed();

    assertThat(over.stream().map(Fault::pointer))
        .containsExactly(
            "/rules/0/conditions/2/field",
            "/rules/0/conditions/3/field",
            "/rules/0/conditions/7/field",
            "/rules/0/conditions/8/field",
            "/rules/0/conditions/9/field",
            "/rules/0/conditions/10/field",
            "/rules/0/conditions/11/field",
            "/rules/0/conditions/12/field",
            "/rules/0/conditions/13/field",
            "/rules/0/conditions/14/field",
            "/rules/0/conditions/15/field",
            "/rules/0/conditions/16/field",
            "/rules/0/conditions/17/field",
            "/rules/0/conditions/18/field",
            "/rules/0/conditions/19/field");
    assertThat(over).allSatisfy(fault -> assertThat(fault.detail()).contains("Team plan"));
    assertThat(PlanLimits.exceeded(Plan.TEAM, all, "/rules").listed()).isEmpty();
  }

  @Test
  void matches_needsAgency_onEveryPlanThatHasTheField() {
    RuleSet rules =
        Given.rules(
            Given.ruleWith(
                Given.json("{'field':'browser','operator':'matches','value':'^chrom'}")));

    var over = PlanLimits.exceeded(Plan.TEAM, rules, "/rules").listed();

    assertThat(over.stream().map(Fault::pointer)).containsExactly("/rules/0/conditions/0/operator");
    assertThat(over.getFirst().detail())
        .isEqualTo("'matches' needs the Agency plan; this workspace has Team.");
    assertThat(PlanLimits.exceeded(Plan.AGENCY, rules, "/rules").listed()).isEmpty();
    assertThat(PlanLimits.paused(Plan.TEAM, rules))
        .containsExactly("Paused: 'matches' needs the Agency plan.");
    assertThat(PlanLimits.paused(Plan.TEAM, rules, Language.SPANISH))
        .containsExactly("En pausa: 'matches' necesita el plan Agency.");
    assertThat(PlanLimits.inForce(Plan.TEAM, rules).rules()).isEmpty();
  }

  @Test
  void groups_needTeam() {
    RuleSet rules =
        Given.rules(
            """
            [{'name':'any','match':'any','conditions':[],
              'action':{'type':'redirect','url':'https://example.com/1'}},
             {'name':'group','conditions':[{'any':[
                {'field':'country','operator':'eq','value':'DE'},
                {'field':'browser','operator':'matches','value':'^chrom'}]}],
              'action':{'type':'redirect','url':'https://example.com/2'}}]
            """);

    assertThat(PlanLimits.exceeded(Plan.PRO, rules, "/rules").listed().stream().map(Fault::pointer))
        .containsExactly(
            "/rules/0/match", "/rules/1/conditions/0/any", "/rules/1/conditions/0/any/1/operator");
    assertThat(PlanLimits.paused(Plan.PRO, rules))
        .containsExactly(
            "Paused: 'match: any' needs the Team plan.", "Paused: 'any' needs the Team plan.");
    assertThat(PlanLimits.paused(Plan.TEAM, rules))
        .containsExactly(null, "Paused: 'matches' needs the Agency plan.");
    assertThat(PlanLimits.exceeded(Plan.AGENCY, rules, "/rules").listed()).isEmpty();
  }

  @Test
  void blockAndSplit_needTeam() {
    RuleSet rules =
        Given.rules(
            """
            [{'name':'b','conditions':[],'action':{'type':'block','status':404}},
             {'name':'s','conditions':[],
              'action':{'type':'split','targets':[{'channel':'a'},{'pool':'b'}]}}]
            """);

    assertThat(PlanLimits.exceeded(Plan.PRO, rules, "/rules").listed().stream().map(Fault::pointer))
        .containsExactly("/rules/0/action/type", "/rules/1/action/type");
    assertThat(PlanLimits.paused(Plan.PRO, rules))
        .containsExactly(
            "Paused: 'block' needs the Team plan.", "Paused: 'split' needs the Team plan.");
    assertThat(PlanLimits.exceeded(Plan.TEAM, rules, "/rules").listed()).isEmpty();
    assertThat(PlanLimits.inForce(Plan.TEAM, rules).rules()).hasSize(2);
  }

  @Test
  void inForce_ofARuleThatIsSwitchedOff_leavesItOutAndKeepsItsPlace() {
    RuleSet rules =
        Given.rules(
            """
            [{'name':'off','enabled':false,'conditions':[],
              'action':{'type':'redirect','url':'https://example.com/1'}},
             {'name':'on','conditions':[],
              'action':{'type':'redirect','url':'https://example.com/2'}}]
            """);

    assertThat(PlanLimits.inForce(Plan.PRO, rules).rules().stream().map(Rule::name))
        .containsExactly("on");
    assertThat(PlanLimits.notInForce(Plan.PRO, rules)).containsExactly("Switched off.", null);
    assertThat(PlanLimits.paused(Plan.PRO, rules)).containsOnlyNulls();
    assertThat(PlanLimits.paused(Plan.FREE, rules)).doesNotContainNull();
  }

  @Test
  void paused_afterADowngrade_keepsTheFirstRulesOnFieldsThePlanHas() {
    RuleSet rules =
        Given.rules(
            """
            [{'name':'language','conditions':[{'field':'language','operator':'eq','value':'fr'}],
              'action':{'type':'redirect','url':'https://example.com/1'}},
             {'name':'country','conditions':[{'field':'country','operator':'eq','value':'FR'}],
              'action':{'type':'redirect','url':'https://example.com/2'}}]
            """);

    assertThat(PlanLimits.paused(Plan.PRO, rules))
        .containsExactly("Paused: 'language' needs the Team plan.", null);
    assertThat(PlanLimits.inForce(Plan.PRO, rules).rules().stream().map(Rule::name))
        .containsExactly("country");
    assertThat(PlanLimits.inForce(Plan.TEAM, rules).rules()).hasSize(2);
    assertThat(PlanLimits.paused(Plan.FREE, rules))
        .containsOnly("Paused: the Free plan has no rules.");
    assertThat(PlanLimits.paused(Plan.PRO, countryRules(7)).subList(4, 7))
        .containsExactly(
            null,
            "Paused: the Pro plan allows 5 rules on a link.",
            "Paused: the Pro plan allows 5 rules on a link.");
  }
}
