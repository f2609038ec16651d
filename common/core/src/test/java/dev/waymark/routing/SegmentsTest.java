package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.rule.SharedMatchers;
import org.junit.jupiter.api.Test;

/// Rules that ask for segments, which stand in the workspace.
class SegmentsTest {
  private static final String RULE =
      "'target': 'https://example.com/', 'rules': [{'name': 'r', 'conditions': [{'field':"
          + " 'segment', 'operator': '%s', 'value': 'vip'}], 'action': {'type': 'redirect', 'url':"
          + " 'https://vip.example.com/'}}]";
  private static final String GERMANS =
      "'conditions': [{'field': 'country', 'operator': 'eq', 'value': 'DE'}]";

  private static String step(World world, String operator, String visit) {
    return world.decide(RULE.formatted(operator), visit).step().key();
  }

  @Test
  void segment_thatIsNotThere_isNeitherMetNorNot() {
    assertThat(step(new World(), "eq", "'country': 'DE'")).isEqualTo("target");
    assertThat(step(new World(), "neq", "'country': 'DE'")).isEqualTo("target");
  }

  @Test
  void segment_whoseFactIsUnknown_isNeitherMetNorNot() {
    World world = new World().segment("vip", GERMANS);

    assertThat(step(world, "eq", "'country': 'DE'")).isEqualTo("rule");
    assertThat(step(world, "neq", "'country': 'FR'")).isEqualTo("rule");
    assertThat(step(world, "eq", "")).isEqualTo("target");
    assertThat(step(world, "neq", "")).isEqualTo("target");
  }

  @Test
  void segment_thatIsPaused_isNeitherMetNorNot() {
    World world = new World().segment("vip", GERMANS + ", 'paused': true");

    assertThat(step(world, "eq", "'country': 'DE'")).isEqualTo("target");
    assertThat(step(world, "neq", "'country': 'FR'")).isEqualTo("target");
  }

  @Test
  void link_onceCompiled_followsASegmentThatChanges() {
    Link link = Link.compile(World.document(RULE.formatted("eq")), new SharedMatchers());
    var visit = World.visit("'country': 'FR'");
    Workspace before = new World().segment("vip", GERMANS).workspace();
    Workspace after = new World().segment("vip", GERMANS.replace("DE", "FR")).workspace();

    assertThat(link.rules().firstMatch(visit.with(before::membership), 0)).isNegative();
    assertThat(link.rules().firstMatch(visit.with(after::membership), 0)).isZero();
  }

  @Test
  void link_whoseSegmentAsksForReturningVisitors_hasThemKeepACookie() {
    Link link = World.link(RULE.formatted("neq"));
    String visitor = "'conditions': [{'field': 'visitor', 'operator': 'eq', 'value': 'new'}]";

    assertThat(link.remembersVisitors(new World().segment("vip", visitor).workspace())).isTrue();
    assertThat(link.remembersVisitors(new World().segment("vip", GERMANS).workspace())).isFalse();
    assertThat(link.remembersVisitors(new World().segment("other", visitor).workspace())).isFalse();
    assertThat(
            link.remembersVisitors(
                new World().segment("vip", visitor + ", 'paused': true").workspace()))
        .isFalse();
  }
}
