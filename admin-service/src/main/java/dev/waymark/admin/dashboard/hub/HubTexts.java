package dev.waymark.admin.dashboard.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.rule.Posted;
import dev.waymark.admin.dashboard.rule.RuleControls;
import dev.waymark.admin.link.LinkView;
import org.jspecify.annotations.Nullable;

/// What somebody writes of a hub besides its entries, as texts; empty where there is nothing.
///
/// @param title what stands on top
/// @param text what stands below it
/// @param picture its URL
/// @param slug of its address
/// @param domain of its address
/// @param target where those go for whom no entry is left
record HubTexts(
    String title, String text, String picture, String slug, String domain, String target) {
  private static final String ENTRIES = "entries";

  /// Those that are stored.
  static HubTexts of(LinkView link) {
    JsonNode hub = page(link);
    String target = link.target();
    return new HubTexts(
        hub.path("title").asText(""),
        hub.path("text").asText(""),
        hub.path("picture").asText(""),
        link.slug(),
        link.domain(),
        target == null ? "" : target);
  }

  private static JsonNode page(LinkView link) {
    JsonNode hub = link.field("hub");
    return hub == null ? JsonNodeFactory.instance.objectNode() : hub;
  }

  /// The entries that are stored.
  static ArrayNode entries(LinkView link) {
    return page(link).path(ENTRIES) instanceof ArrayNode array
        ? array
        : JsonNodeFactory.instance.arrayNode();
  }

  /// Those that were sent.
  static HubTexts of(Posted posted) {
    return new HubTexts(
        posted.text("title"),
        posted.text("text").replace("\r\n", "\n"),
        RuleControls.address(posted.text("picture")),
        posted.text("slug"),
        posted.text("domain"),
        RuleControls.address(posted.text("target")));
  }

  /// With entries, as two of them are compared.
  ObjectNode with(ArrayNode entries) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", title).put("text", text).put("picture", picture);
    json.put("slug", slug).put("domain", domain).put("target", target);
    json.set(ENTRIES, entries);
    return json;
  }

  /// The page with entries, as a change of the hub takes it: what is empty is cleared.
  ObjectNode page(ArrayNode entries) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", title);
    json.put("text", orNull(text));
    json.put("picture", orNull(picture));
    json.set(ENTRIES, entries);
    return json;
  }

  /// What of the link around the page is not as it was.
  ///
  /// @param before what is stored
  ObjectNode changes(HubTexts before) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!slug.equals(before.slug)) {
      json.put("slug", slug);
    }
    if (!domain.equals(before.domain)) {
      json.put("domain", domain);
    }
    if (!target.equals(before.target)) {
      json.put("target", orNull(target));
    }
    return json;
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
