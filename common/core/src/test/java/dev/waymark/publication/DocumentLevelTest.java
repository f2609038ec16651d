package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentLevelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REFERENCE =
      """
      {"name": "US mobile daytime", "conditions": [
        {"field": "country", "operator": "in", "value": ["US", "CA"]},
        {"field": "device", "operator": "eq", "value": "mobile"},
        {"field": "time", "operator": "between", "value": [9, 17], "timezone": "America/New_York"}],
       "action": {"type": "redirect", "url": "https://example.com/"}}""";

  @Test
  void link_asTheReferenceDocumentHasIt_isReadByEveryNode() throws JsonProcessingException {
    assertThat(link(REFERENCE)).isEqualTo(DocumentLevel.FIRST);
    assertThat(link("")).isEqualTo(DocumentLevel.FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"slug\": \"docs/setup\", \"rules\": []}",
        "{\"slug\": \"café\", \"rules\": []}",
        "{\"slug\": \"docs\", \"rules\": [], \"forward_path\": true}"
      })
  void link_atANewPlace_waitsForNodesThatFindIt(String body) throws JsonProcessingException {
    assertThat(DocumentLevel.needed(DocumentKind.LINK, JSON.readTree(body)))
        .isEqualTo(DocumentLevel.LATEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A member of a rule.
        """
        {"name": "n", "conditions": [], "match": "any",
         "action": {"type": "channel", "channel": "c"}}""",
        // A field.
        """
        {"name": "n", "conditions": [{"field": "app", "operator": "eq", "value": "Instagram"}],
         "action": {"type": "pool", "pool": "p"}}""",
        // An operator.
        """
        {"name": "n", "conditions": [{"field": "query", "operator": "matches", "value": "a=b"}],
         "action": {"type": "pool", "pool": "p"}}""",
        // A known operator of a field that did not have it.
        """
        {"name": "n", "conditions": [{"field": "country", "operator": "contains", "value": "D"}],
         "action": {"type": "pool", "pool": "p"}}""",
        // A group.
        """
        {"name": "n", "conditions": [{"any": []}], "action": {"type": "pool", "pool": "p"}}""",
        // A member of a condition.
        """
        {"name": "n", "conditions": [
          {"field": "day", "operator": "eq", "value": "mon", "calendar": "x"}],
         "action": {"type": "pool", "pool": "p"}}""",
        // An action.
        """
        {"name": "n", "conditions": [], "action": {"type": "block", "status": 404}}"""
      })
  void link_withAFormThatIsNew_needsTheLatest(String rule) throws JsonProcessingException {
    assertThat(link(rule)).isEqualTo(DocumentLevel.LATEST);
    assertThat(link(REFERENCE + "," + rule)).isEqualTo(DocumentLevel.LATEST);
  }

  @Test
  void hub_withAConditionThatIsNew_needsTheLatest() throws JsonProcessingException {
    String hub =
        """
        {"rules": [], "hub": {"title": "t", "entries": [
          {"key": "a", "label": "A", "url": "https://example.com/", "conditions": [
            {"field": "%s", "operator": "eq", "value": "DE"}]}]}}""";
    assertThat(DocumentLevel.needed(DocumentKind.LINK, JSON.readTree(hub.formatted("country"))))
        .isEqualTo(DocumentLevel.FIRST);
    assertThat(DocumentLevel.needed(DocumentKind.LINK, JSON.readTree(hub.formatted("region"))))
        .isEqualTo(DocumentLevel.LATEST);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void document_ofAKindThatIsOld_isReadByEveryNode(DocumentKind kind)
      throws JsonProcessingException {
    int level = DocumentLevel.needed(kind, JSON.readTree("{}"));
    var old =
        EnumSet.of(
            DocumentKind.LINK,
            DocumentKind.API_KEY,
            DocumentKind.CHANNEL,
            DocumentKind.POOL,
            DocumentKind.SCHEDULE,
            DocumentKind.SEGMENT,
            DocumentKind.WORKSPACE,
            DocumentKind.DOMAIN,
            DocumentKind.TAKEDOWN,
            DocumentKind.APPROVAL);
    assertThat(level == DocumentLevel.FIRST).isEqualTo(old.contains(kind));
  }

  private static int link(String rules) throws JsonProcessingException {
    return DocumentLevel.needed(
        DocumentKind.LINK, JSON.readTree("{\"target\": \"x\", \"rules\": [" + rules + "]}"));
  }
}
