package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the URLs in what people write of a link that its visitors can be sent to. None of them may
/// be a short link of ours, but for the entries of a hub, and none may lead where the operator lets
/// nobody be sent.
final class OwnLinks {
  private static final List<String> MEMBERS =
      List.of("target", "fallback_url", "routing_rules", "ab_variants", "sequence", "deep_link");

  /// More than a link can have; with more, it is refused for that.
  private static final int MAX_URLS = 1_000;

  private final Map<String, String> found = new LinkedHashMap<>();

  private OwnLinks() {}

  /// The well-formed URLs of a link, normalised, by their places.
  static Map<String, String> ofLink(JsonNode link) {
    var links = new OwnLinks();
    for (String member : MEMBERS) {
      links.collect(link.path(member), Faults.at("", member));
    }
    links.collectActions(link.path("rules"), "/rules");
    return links.found;
  }

  /// The same with those of the entries of its hub.
  static Map<String, String> ofLinkAndHub(JsonNode link) {
    var links = new OwnLinks();
    links.found.putAll(ofLink(link));
    JsonNode entries = link.path("hub").path("entries");
    for (int i = 0; i < entries.size(); i++) {
      links.collect(entries.path(i).path("url"), Faults.at("/hub/entries", i) + "/url");
    }
    return links.found;
  }

  /// The same of rules alone.
  ///
  /// @param pointer where they stand in the body
  static Map<String, String> ofRules(JsonNode rules, String pointer) {
    var links = new OwnLinks();
    links.collectActions(rules, pointer);
    return links.found;
  }

  /// Only the actions of rules: conditions may speak of URLs that nobody is sent to.
  private void collectActions(JsonNode rules, String pointer) {
    for (int i = 0; i < rules.size() && !isFull(); i++) {
      collect(rules.path(i).path("action"), Faults.at(pointer, i) + "/action");
    }
  }

  private void collect(JsonNode node, String pointer) {
    if (node.isTextual()) {
      if (DestinationUrl.check(node.textValue()) instanceof DestinationUrl.Accepted accepted) {
        found.put(pointer, accepted.text());
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size() && !isFull(); i++) {
        collect(node.get(i), Faults.at(pointer, i));
      }
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (isFull()) {
          return;
        }
        collect(member.getValue(), Faults.at(pointer, member.getKey()));
      }
    }
  }

  private boolean isFull() {
    return found.size() >= MAX_URLS;
  }
}
