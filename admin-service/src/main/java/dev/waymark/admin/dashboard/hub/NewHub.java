package dev.waymark.admin.dashboard.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.rule.RuleControls;
import dev.waymark.channel.Key;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;

/// What somebody writes of a new hub, as texts: its title, its address and its first button.
///
/// @param channel the key of the one that the button leads to; empty for a web address
record NewHub(String title, String slug, String label, String channel, String url) {
  /// Those that faults are shown beside; each is the place in what the API takes.
  static final String TITLE = "hub.title";

  static final String SLUG = "slug";
  static final String LABEL = "hub.entries.0.label";
  static final String CHANNEL = "hub.entries.0.channel";
  static final String URL = "hub.entries.0.url";

  /// What was sent.
  static NewHub of(MultivaluedMap<String, String> typed) {
    return new NewHub(
        text(typed, TITLE),
        text(typed, SLUG),
        text(typed, LABEL),
        text(typed, CHANNEL),
        RuleControls.address(text(typed, URL)));
  }

  private static String text(MultivaluedMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "").strip();
  }

  /// As the API takes it.
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!slug.isEmpty()) {
      json.put("slug", slug);
    }
    ObjectNode hub = json.putObject("hub").put("title", title);
    ObjectNode entry = hub.putArray("entries").addObject();
    entry.put("key", Key.free(label, "entry", _ -> false)).put("label", label);
    if (channel.isEmpty()) {
      entry.put("url", url);
    } else {
      entry.put("channel", channel);
    }
    return json;
  }
}
