package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.link.UtmParams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkDocumentTest {
  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static List<String> faults(String text) {
    return switch (LinkDocument.read("lnk_1", json(text))) {
      case DocumentReading.Accepted<LinkDocument> _ -> List.of();
      case DocumentReading.Rejected<LinkDocument> rejected ->
          rejected.faults().stream().map(Fault::pointer).toList();
    };
  }

  private static List<String> faultsWith(String property) {
    return faults(
        "{'workspace': 'ws_1', 'slug': 's', 'active': true, 'rules': [], " + property + "}");
  }

  @Test
  void read_plainLink_isTheSame() {
    var document =
        new LinkDocument(
            "lnk_1",
            "ws_1",
            "go.example.com",
            "Sale",
            Lifecycle.ALWAYS,
            null,
            Destinations.to("https://example.com/"),
            Finish.of(new UtmParams("news", null, null, null, null)));

    assertThat(LinkDocument.read("lnk_1", document.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(document));
  }

  @Test
  void read_everythingThereIs_isWrittenAlike() {
    JsonNode json =
        json(
            """
            {'workspace': 'ws_1', 'domain': 'go.example.com', 'slug': 'Sale', 'active': true,
             'starts_at': '2026-01-01T00:00:00Z', 'expires_at': '2027-01-01T00:00:00Z',
             'max_clicks': 500, 'fallback_url': 'https://example.com/over',
             'password': 'pbkdf2-sha512$210000$c2FsdA$aGFzaA', 'password_version': 3,
             'target': 'https://example.com/',
             'rules': [{'name': 'n', 'conditions': [],
              'action': {'type': 'channel', 'channel': 'c'}}],
             'rules_version': 12,
             'legacy': {'geo': {'DE': 'https://example.de/'},
              'device': {'mobile': 'https://m.example.com/'},
              'os': {'iOS': 'https://example.com/ios'}},
             'variants': [{'name': 'A', 'url': 'https://example.com/a', 'weight': 50},
              {'name': 'B', 'url': 'https://example.com/b', 'weight': 50}],
             'hub': {'title': 'T', 'entries': [{'key': 'a', 'label': 'A', 'channel': 'c'}]},
             'fallback_channel': 'c',
             'sequence': {'urls': [{'url': 'https://example.com/1', 'title': 'One'},
              {'url': 'https://example.com/2'}], 'loop': true},
             'utm': {'source': 'news'}, 'forward_params': ['gclid'],
             'deep_link': {'ios_app_url': 'shop://p', 'interstitial': true},
             'og': {'og_title': 'T', 'og_image': 'https://example.com/i.png'}}
            """);

    LinkDocument document =
        ((DocumentReading.Accepted<LinkDocument>) LinkDocument.read("lnk_1", json)).document();

    assertThat(json(document.toJson().toString())).isEqualTo(json);
  }

  @Test
  void read_documentOfTheFirstShape_isStillRead() {
    assertThat(faultsWith("'target': 'https://example.com/', 'utm': {}")).isEmpty();
  }

  @Test
  void read_propertiesOfANewerVersion_areLeftAlone() {
    assertThat(faultsWith("'target': 'https://example.com/', 'sparkle': 7")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'target': 'https://example.com/'",
        "'fallback_channel': 'c'",
        "'hub': {'title': 'T', 'entries': [{'key': 'a', 'label': 'A', 'channel': 'c'}]}",
      })
  void read_somewhereToGo_isEnough(String property) {
    assertThat(faultsWith(property)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'target': null",
        "'sequence': {'urls': [{'url': 'https://example.com'}, {'url': 'https://example.com'}]}"
      })
  void read_nowhereToGo_isRefused(String property) {
    assertThat(faultsWith(property)).containsExactly("/target");
  }

  @Test
  void read_brokenDocument_namesEveryFault() {
    assertThat(
            faults(
                """
                {'slug': 'q', 'active': 'yes', 'target': 'javascript:1',
                 'starts_at': 'soon', 'expires_at': 1, 'max_clicks': 0, 'fallback_url': 'data:x',
                 'password': 'x', 'fallback_channel': 'No Key', 'rules_version': -1,
                 'rules': [{'name': 'n', 'conditions': [{'field': 'aura', 'operator': 'eq',
                 'value': 1}], 'action': {'type': 'redirect', 'url': 'data:x'}}],
                 'legacy': {'geo': {'DE': 'x'}}, 'variants': [1], 'sequence': {}, 'hub': {},
                 'utm': {'source': 1}, 'forward_params': 1, 'deep_link': 1,
                 'og': {'og_image': 'x'}}
                """))
        .containsExactlyInAnyOrder(
            "/workspace",
            "/slug",
            "/active",
            "/starts_at",
            "/expires_at",
            "/max_clicks",
            "/fallback_url",
            "/password_version",
            "/target",
            "/rules_version",
            "/fallback_channel",
            "/rules/0/conditions/0/field",
            "/rules/0/action/url",
            "/legacy/geo/DE",
            "/variants",
            "/hub/title",
            "/hub/entries",
            "/sequence/urls",
            "/utm/source",
            "/forward_params",
            "/deep_link",
            "/og/og_image");
    assertThat(faults("[]")).contains("");
  }

  @Test
  void toString_ofALock_doesNotSayTheHash() {
    assertThat(new Lock("pbkdf2$secret", 3).toString()).doesNotContain("secret");
  }
}
