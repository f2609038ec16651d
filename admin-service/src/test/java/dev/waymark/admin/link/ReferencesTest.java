package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.Reference.Kind;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.RuleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferencesTest {
  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void of_everythingThatRefers_isFoundWhereItStands() throws Exception {
    References found =
        References.of(
            json(
                """
                {'target': 'HTTPS://Example.com', 'fallback_url': 'https://example.com/over',
                 'fallback_channel': 'night',
                 'routing_rules': {'geo': {'DE': 'https://example.de/'}},
                 'ab_variants': [{'name': 'https', 'url': 'https://example.com/a', 'weight': 50}],
                 'sequence': {'urls': [{'url': 'https://example.com/1'}]},
                 'deep_link': {'ios_store_url': 'https://apps.example.com/'},
                 'og_image': 'https://example.com/not-a-destination.png',
                 'rules': [
                   {'conditions': [{'field': 'hours', 'value': 'desk=open'},
                     {'field': 'referrer', 'value': 'https://example.com/not-a-destination'}],
                    'action': {'type': 'channel', 'channel': 'day'}},
                   {'action': {'type': 'pool', 'pool': 'team'}, 'conditions': [
                     {'any': [{'field': 'hours', 'value': 'night-shift=open'}]}]},
                   {'action': {'type': 'redirect', 'url': 'https://example.com/rule'}},
                   {'action': {'type': 'split', 'targets': [
                     {'url': 'https://example.com/split', 'name': 'https://example.com/name'},
                     {'channel': 'half'}, {'pool': 'rest'}]}},
                   {'action': {'type': 'block', 'title': 'https://example.com/words'}}],
                 'hub': {'picture': 'https://example.com/not-a-destination.png', 'entries': [
                   {'channel': 'day', 'conditions': [{'field': 'hours', 'value': 'shop=closed'}]},
                   {'link': 'lnk_1'}, {'url': 'https://example.com/shop'}]}}
                """));
    assertThat(found.to(kind -> kind.key() != null))
        .containsExactlyInAnyOrder(
            new Reference(Kind.CHANNEL, "night", "/fallback_channel"),
            new Reference(Kind.CHANNEL, "day", "/rules/0/action/channel"),
            new Reference(Kind.SCHEDULE, "desk", "/rules/0/conditions/0/value"),
            new Reference(Kind.POOL, "team", "/rules/1/action/pool"),
            new Reference(Kind.SCHEDULE, "night-shift", "/rules/1/conditions/0/any/0/value"),
            new Reference(Kind.CHANNEL, "half", "/rules/3/action/targets/1/channel"),
            new Reference(Kind.POOL, "rest", "/rules/3/action/targets/2/pool"),
            new Reference(Kind.CHANNEL, "day", "/hub/entries/0/channel"),
            new Reference(Kind.SCHEDULE, "shop", "/hub/entries/0/conditions/0/value"),
            new Reference(Kind.LINK, "lnk_1", "/hub/entries/1/link"));
    assertThat(found.rows()).hasSize(9);
    assertThat(found.destinations())
        .containsOnly(
            entry("/target", "https://example.com"),
            entry("/fallback_url", "https://example.com/over"),
            entry("/routing_rules/geo/DE", "https://example.de/"),
            entry("/ab_variants/0/url", "https://example.com/a"),
            entry("/sequence/urls/0/url", "https://example.com/1"),
            entry("/deep_link/ios_store_url", "https://apps.example.com/"),
            entry("/rules/2/action/url", "https://example.com/rule"),
            entry("/rules/3/action/targets/0/url", "https://example.com/split"));
    assertThat(found.urls()).hasSize(9).containsKey("/hub/entries/2/url");
  }

  /// Another field with schedules is found as well as `hours`.
  @ParameterizedTest
  @EnumSource(ConditionField.class)
  void ofRules_conditionOnAnyField_namesTheScheduleOfItsExample(ConditionField field) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.putArray("conditions")
        .addObject()
        .put("field", field.key())
        .put("operator", "eq")
        .put("value", field.example());
    var rules = JsonNodeFactory.instance.arrayNode().add(rule);
    assertThat(References.ofRules(rules, "").to(Kind.SCHEDULE::equals))
        .hasSize(field.schedule(field.example()) == null ? 0 : 1);
    assertThat(field.schedule("sales-desk=open") != null).isEqualTo(field == ConditionField.HOURS);
  }

  @Test
  void of_whateverIsNoLink_refersToNothing() throws Exception {
    for (String text :
        new String[] {
          "{}",
          "[]",
          "7",
          "{'rules': {'action': 7}, 'hub': [], 'fallback_channel': {}, 'target': 7}",
          "{'rules': [7, {'action': 'channel', 'conditions': {'field': 'hours'}}]}",
          "{'fallback_channel': 'Not A Key', 'target': 'nowhere'}",
          "{'hub': {'entries': [7, {'link': 7, 'url': 7}, {'link': ''}]}}"
        }) {
      assertThat(References.of(json(text)).to(kind -> kind != Kind.LINK)).as(text).isEmpty();
    }
  }

  @Test
  void ofRules_beyondWhatIsRead_isNotWalked() {
    var rules = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i <= RuleReader.MAX_RULES; i++) {
      rules.addObject().putObject("action").put("type", "pool").put("pool", "team");
    }
    assertThat(References.ofRules(rules, "").to(Kind.POOL::equals)).hasSize(RuleReader.MAX_RULES);
  }
}
