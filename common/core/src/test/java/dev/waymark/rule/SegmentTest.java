package dev.waymark.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.rule.RuleTrace.ConditionTrace;
import dev.waymark.visitor.GivenVisit;
import dev.waymark.visitor.Membership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {
  private static final String GERMAN = "{'field':'country','operator':'eq','value':'DE'}";
  private static final String MOBILE = "{'field':'device','operator':'eq','value':'mobile'}";
  private static final String IOS = "{'field':'os','operator':'eq','value':'iOS'}";

  private static Segment segment(String match, String... conditions) {
    return Given.segment(
        Given.json(
            "{'match':'%s','conditions':[%s]}".formatted(match, String.join(",", conditions))));
  }

  private static GivenVisit visit(String json) {
    return GivenVisit.read(Given.json(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unknown",
      value = {
        "all | {'country':'DE','device':'mobile'} | IN",
        "all | {'country':'DE'} | unknown",
        // One that certainly does not hold is enough, whatever the other is.
        "all | {'device':'desktop'} | OUT",
        "all | {} | unknown",
        "any | {'device':'mobile'} | IN",
        // One that is unknown may hold.
        "any | {'device':'desktop'} | unknown",
        "any | {'country':'FR','device':'desktop'} | OUT",
        "any | {} | unknown",
      })
  void membership_ofAVisitor_followsKleene(
      String match, String visit, @Nullable Membership membership) {
    assertThat(segment(match, GERMAN, MOBILE).of(visit(visit))).isEqualTo(membership);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unknown",
      value = {
        "{'country':'DE','os':'iOS'} | IN",
        "{'country':'DE','os':'Android'} | unknown",
        "{'country':'DE','os':'Android','device':'desktop'} | OUT",
        "{'country':'FR'} | OUT",
      })
  void membership_withAGroup_isNotWhenNoneOfItCanHold(
      String visit, @Nullable Membership membership) {
    Segment segment = segment("all", GERMAN, "{'any':[" + MOBILE + "," + IOS + "]}");

    assertThat(segment.of(visit(visit))).isEqualTo(membership);
  }

  @Test
  void trace_ofACondition_saysWhatWasSeenInside() {
    RuleSet rules =
        Given.rules(
            "[{'name':'n','conditions':[{'any':["
                + "{'field':'segment','operator':'neq','value':'eu-daytime'},"
                + MOBILE
                + "]}],'action':{'type':'redirect','url':'https://example.com'}}]");
    Segment segment = segment("any", GERMAN, IOS);
    GivenVisit visit = visit("{'country':'FR','os':'Android'}").with((key, of) -> segment.of(of));

    RuleTrace trace =
        RuleTrace.of(
            rules.rules().getFirst(),
            CompiledRules.compile(rules),
            0,
            visit,
            new GivenNames(),
            key -> segment);

    assertThat(trace.summary()).startsWith("Either visitor is not in EU daytime or device is mob");
    var group = (ConditionTrace.AnyOf) trace.conditions().getFirst();
    ConditionTrace.Simple asked = group.any().getFirst();
    assertThat(asked.seen()).isEqualTo("not in");
    assertThat(asked.held()).isTrue();
    ConditionTrace.Inside inside = requireNonNull(asked.inside());
    assertThat(inside.match()).isEqualTo(Match.ANY);
    assertThat(inside.conditions())
        .extracting(one -> ((ConditionTrace.Simple) one).seen())
        .containsExactly("FR", "Android");
    assertThat(inside.conditions()).noneMatch(ConditionTrace::held);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'conditions':[]} | /conditions | one condition at least",
        "{} | /conditions | are an array",
        "{'match':'some','conditions':[%s]} | /match | all or any",
        "{'conditions':[{'field':'segment','operator':'eq','value':'vip'}]}"
            + " | /conditions/0/field | no segments in it",
        "{'conditions':[{'any':[{'field':'segment','operator':'eq','value':'vip'}]}]}"
            + " | /conditions/0/any/0/field | no segments in it",
        "{'conditions':[{'field':'country','operator':'eq','value':'UK'}]}"
            + " | /conditions/0/value | did you mean",
      })
  void read_whatIsNoSegment_isRefusedWithItsPlace(String json, String pointer, String detail) {
    var faults = new Faults();

    RuleReader.readSegment(Given.json(json.formatted(GERMAN)), faults);

    assertThat(faults.toList()).extracting(Fault::pointer).containsExactly(pointer);
    assertThat(faults.toList().getFirst().detail()).contains(detail);
  }

  @Test
  void read_moreThan20Conditions_areRefused() {
    var faults = new Faults();

    RuleReader.readSegment(
        Given.json("{'conditions':[" + (GERMAN + ",").repeat(20) + GERMAN + "]}"), faults);

    assertThat(faults.toList().getFirst().detail()).contains("at most 20 conditions");
  }
}
