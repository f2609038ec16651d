package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.fault.Faults;
import dev.waymark.plan.Plan;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.routing.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkWarningsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /// `there` is active, `away` is not, and `covered` is passive with somebody in its place.
  private static final Workspace WORKSPACE =
      Workspace.of(
          "ws_1",
          null,
          List.of(
              channel("there", null, ChannelStatus.ACTIVE),
              channel("away", null, ChannelStatus.PASSIVE),
              channel("gone", "away", ChannelStatus.PASSIVE),
              channel("covered", "there", ChannelStatus.PASSIVE)),
          List.of(
              pool("mixed", new PoolDocument.Member("there", 1, null)),
              pool("empty", new PoolDocument.Member("away", 1, null))),
          List.of(),
          List.of());

  private static ChannelDocument channel(
      String key, @Nullable String fallback, ChannelStatus status) {
    return new ChannelDocument(
        "ws_1", key, "Desk " + key, ChannelKind.TELEGRAM, "desk", null, null, fallback, status);
  }

  private static PoolDocument pool(String key, PoolDocument.Member member) {
    return new PoolDocument("ws_1", key, "Pool " + key, List.of(member), false);
  }

  private static List<WarningView> warnings(Plan plan, String rulesPointer, String json) {
    var faults = new Faults();
    LinkDraft draft = LinkDraft.read(object(json), object("{}"), "go.example.com", faults, faults);
    assertThat(faults.toList()).isEmpty();
    return LinkWarnings.of(draft, plan, WORKSPACE, Set.of("lnk_2"), NOW, rulesPointer);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String rule(String name, String conditions, String action) {
    return "{'name': '%s', 'conditions': [%s], 'action': %s}".formatted(name, conditions, action);
  }

  private static String country(String code) {
    return "{'field': 'country', 'operator': 'eq', 'value': '" + code + "'}";
  }

  private static String to(String url) {
    return "{'type': 'redirect', 'url': 'https://example.com/" + url + "'}";
  }

  private static String channel(String key) {
    return "{'type': 'channel', 'channel': '" + key + "'}";
  }

  private static String withRules(String... rules) {
    return "{'target': 'https://example.com/', 'rules': [" + String.join(",", rules) + "]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'target': 'https://example.com/'} | ",
        "{'target': 'https://example.com/', 'expires_at': '2026-06-01T12:00:00.001Z'} | ",
        "{'target': 'https://example.com/', 'expires_at': '2026-06-01T12:00:00Z'}"
            + " | /expires_at over certain",
        "{'fallback_channel': 'there'} | ",
        "{'fallback_channel': 'covered'} | ",
        "{'fallback_channel': 'gone'} | /fallback_channel passive possible",
        "{'fallback_channel': 'there', 'target': 'https://example.com/'}"
            + " | /target never_reached possible",
        "{'fallback_channel': 'there', 'sequence': {'urls': [{'url': 'https://example.com/1'},"
            + " {'url': 'https://example.com/2'}]}} | /sequence never_reached possible",
        "{'fallback_channel': 'there', 'ab_variants': ["
            + "{'name': 'A', 'url': 'https://example.com/a', 'weight': 30},"
            + "{'name': 'B', 'url': 'https://example.com/b', 'weight': 70}]}"
            + " | /fallback_channel never_reached certain",
        "{'hub': {'title': 'A', 'entries': [{'key': 'a', 'label': 'A', 'channel': 'covered'},"
            + "{'key': 'b', 'label': 'B', 'url': 'https://example.com/'},"
            + "{'key': 'c', 'label': 'C', 'link': 'lnk_2'}]}} | ",
        "{'hub': {'title': 'A', 'entries': [{'key': 'a', 'label': 'A', 'channel': 'away'}]}}"
            + " | /hub/entries/0 passive possible",
        "{'hub': {'title': 'A', 'entries': [{'key': 'a', 'label': 'A', 'link': 'lnk_2'},"
            + "{'key': 'b', 'label': 'B', 'link': 'lnk_3'}]}}"
            + " | /hub/entries/1 leads_nowhere certain",
      })
  void of_aLinkWithoutRules_warnsOfWhatIsHiddenOrAway(String link, @Nullable String expected) {
    assertThat(
            warnings(Plan.TEAM, "/rules", link).stream()
                .map(one -> one.pointer() + " " + one.kind() + " " + one.certainty()))
        .containsExactly(expected == null ? new String[0] : expected.split(", "));
  }

  @Test
  void of_rules_namesWhatIsNeverReachedAndWhoseChannelIsPassive() {
    assertThat(
            warnings(
                Plan.TEAM,
                "/rules",
                withRules(
                    rule("Away", country("ES"), channel("away")),
                    rule("Europe", "", "{'type': 'pool', 'pool': 'empty'}"),
                    rule("Team", country("FR"), "{'type': 'pool', 'pool': 'mixed'}"),
                    rule("Twice", country("FR"), "{'type': 'pool', 'pool': 'mixed'}"),
                    rule("Never", country("FR") + "," + country("DE"), to("never")))))
        .containsExactly(
            new WarningView(
                "/rules/2",
                "never_reached",
                "possible",
                List.of("/rules/1"),
                "This rule is only reached while \"Europe\" before it has no active channel:"
                    + " otherwise that one takes everyone from France."),
            new WarningView(
                "/rules/3",
                "repeats",
                "certain",
                List.of("/rules/2"),
                "This rule repeats \"Team\" before it."),
            new WarningView(
                "/rules/4",
                "never_holds",
                "certain",
                List.of(),
                "This rule never holds: nobody fits \"country is France\" and \"country is"
                    + " Germany\" at once."),
            new WarningView(
                "/rules/0",
                "passive",
                "possible",
                List.of(),
                "This rule is passed over for now: Desk away is passive."),
            new WarningView(
                "/rules/1",
                "passive",
                "possible",
                List.of(),
                "This rule is passed over for now: every channel in Pool empty is passive."));
  }

  @Test
  void of_aRuleForEverybody_namesAllThatItHides() {
    String link =
        """
        {"target": "https://example.com/", "fallback_channel": "there",
         "routing_rules": {"geo": {"DE": "https://example.de/"}},
         "ab_variants": [{"name": "A", "url": "https://example.com/a", "weight": 30},
           {"name": "B", "url": "https://example.com/b", "weight": 70}],
         "hub": {"title": "A", "entries": [{"key": "a", "label": "A", "channel": "there"}]},
         "rules": [%s, %s]}"""
            .formatted(rule("Chat", "", channel("there")), rule("All", "", to("all")));
    assertThat(warnings(Plan.TEAM, "", link))
        .extracting(WarningView::pointer, WarningView::others)
        .containsExactly(
            tuple("/1", List.of("/0")),
            tuple("/routing_rules", List.of("/1")),
            tuple("/ab_variants", List.of("/1")),
            tuple("/hub", List.of("/1")),
            tuple("/fallback_channel", List.of("/1")));
  }

  @Test
  void of_rulesThatThePlanPauses_takesThemForNothing() {
    String evening = "{'field': 'time', 'operator': 'gt', 'value': 17}";
    String link =
        withRules(
            rule("Evening", evening, to("evening")),
            rule("Evening again", evening, to("evening")),
            rule("France", country("FR"), to("fr")),
            rule("France again", country("FR"), to("france")));
    assertThat(warnings(Plan.PRO, "/rules", link))
        .extracting(WarningView::pointer)
        .containsExactly("/rules/3");
    assertThat(warnings(Plan.FREE, "/rules", link)).isEmpty();
  }

  @Test
  void of_entriesThatThePlanPauses_takesThemForNothingAndKeepsThePlacesOfTheOthers() {
    String evening = "{'field': 'time', 'operator': 'gt', 'value': 17}";
    String link =
        "{'hub': {'title': 'A', 'entries': ["
            + "{'key': 'a', 'label': 'A', 'channel': 'away', 'conditions': ["
            + evening
            + "]}, {'key': 'b', 'label': 'B', 'channel': 'away'}]}}";
    assertThat(warnings(Plan.TEAM, "/rules", link))
        .extracting(WarningView::pointer)
        .containsExactly("/hub/entries/0", "/hub/entries/1");
    assertThat(warnings(Plan.PRO, "/rules", link))
        .extracting(WarningView::pointer)
        .containsExactly("/hub/entries/1");
  }

  @Test
  void of_aHubEntryWhoseConditionsContradictEachOther_saysSo() {
    assertThat(
            warnings(
                Plan.TEAM,
                "/rules",
                "{'hub': {'title': 'A', 'entries': [{'key': 'a', 'label': 'A', 'url':"
                    + " 'https://example.com/', 'conditions': ["
                    + country("FR")
                    + ","
                    + country("DE")
                    + "]}]}}"))
        .extracting(WarningView::detail)
        .containsExactly(
            "Nobody sees this entry: nobody fits \"country is France\" and \"country is Germany\""
                + " at once.");
  }
}
