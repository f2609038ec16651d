package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.rule.RuleTrace.ConditionTrace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.visitor.GivenVisit;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LINK =
      """
      {"workspace": "ws_1", "slug": "Sale", "active": true, "target": "https://example.com/",
       "rules": [
        {"name": "Germany", "conditions": [
          {"field": "country", "operator": "eq", "value": "DE"},
          {"field": "device", "operator": "eq", "value": "mobile"}],
         "action": {"type": "redirect", "url": "https://example.de/#top"}},
        {"name": "Evening", "conditions": [
          {"field": "time", "operator": "gt", "value": 17, "timezone": "Europe/Madrid"}],
         "action": {"type": "redirect", "url": "https://example.com/evening"}}],
       "utm": {"source": "news"}}
      """;

  private static LinkDocument document(String json) {
    try {
      return ((DocumentReading.Accepted<LinkDocument>)
              LinkDocument.read("lnk_1", JSON.readTree(json)))
          .document();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static GivenVisit visit(String json) {
    try {
      return GivenVisit.read(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static Answer answer(Link link, GivenVisit visit) {
    return Router.settle(Router.decide(link, visit));
  }

  @Test
  void decide_ruleMatches_sendsThereWithUtm() {
    Link link = Link.compile(document(LINK), new SharedMatchers());

    Decision decision = Router.decide(link, visit("{\"country\":\"DE\",\"device\":\"mobile\"}"));

    assertThat(decision.step()).isEqualTo(Step.RULE);
    assertThat(((Decision.Chosen) decision).rule()).isEqualTo("Germany");
    assertThat(Router.settle(decision))
        .isEqualTo(new Answer.Redirect("https://example.de/?utm_source=news#top"));
  }

  @Test
  void decide_noRuleMatches_sendsToTheTarget() {
    Link link = Link.compile(document(LINK), new SharedMatchers());

    Decision decision = Router.decide(link, visit("{}"));

    assertThat(decision.step()).isEqualTo(Step.TARGET);
    assertThat(Router.settle(decision))
        .isEqualTo(new Answer.Redirect("https://example.com/?utm_source=news"));
  }

  @Test
  void decide_linkSwitchedOff_isGoneWhateverTheRules() {
    Link link = Link.compile(document(LINK.replace("true", "false")), new SharedMatchers());

    assertThat(answer(link, visit("{\"country\":\"DE\"}"))).isEqualTo(new Answer.Gone());
  }

  @Test
  void decide_twice_returnsTheSameObjects() {
    Link link = Link.compile(document(LINK), new SharedMatchers());
    GivenVisit german = visit("{\"country\":\"DE\",\"device\":\"mobile\"}");

    assertThat(Router.decide(link, german)).isSameAs(Router.decide(link, german));
    assertThat(answer(link, german)).isSameAs(answer(link, german));
    assertThat(answer(link, visit("{}"))).isSameAs(answer(link, visit("{}")));
  }

  @Test
  void explain_secondRuleWins_tracesBothWithWhatWasSeen() {
    GivenVisit visit = visit("{\"country\":\"DE\",\"at\":\"2026-07-01T16:30:00Z\"}");

    Explanation explanation = Router.explain(document(LINK), visit);

    assertThat(((Decision.Chosen) explanation.decision()).rule()).isEqualTo("Evening");
    assertThat(explanation.trace()).hasSize(2);
    assertThat(explanation.trace().get(0).matched()).isFalse();
    assertThat(explanation.trace().get(0).conditions())
        .extracting(ConditionTrace::seen, ConditionTrace::held)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("DE", true),
            org.assertj.core.groups.Tuple.tuple(null, false));
    assertThat(explanation.trace().get(1).matched()).isTrue();
    assertThat(explanation.trace().get(1).conditions())
        .extracting(ConditionTrace::seen, ConditionTrace::held)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("18:30", true));
  }

  @Test
  void explain_firstRuleWins_tracesNoFurther() {
    GivenVisit visit = visit("{\"country\":\"DE\",\"device\":\"mobile\"}");

    assertThat(Router.explain(document(LINK), visit).trace()).hasSize(1);
  }

  @Test
  void explain_linkSwitchedOff_hasNoTrace() {
    Explanation explanation =
        Router.explain(document(LINK.replace("true", "false")), visit("{\"country\":\"DE\"}"));

    assertThat(explanation.decision().step()).isEqualTo(Step.ACTIVE);
    assertThat(explanation.trace()).isEmpty();
  }
}
