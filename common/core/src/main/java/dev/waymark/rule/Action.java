package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What happens when a rule wins.
public sealed interface Action {

  /// Send the visitor to a URL.
  ///
  /// @param url a normalised {@link dev.waymark.link.DestinationUrl}
  record Redirect(String url) implements Action {}

  /// Send the visitor to one of the workspace's channels, or along its fallbacks while it is
  /// passive. The rule is skipped when none of them is active.
  ///
  /// @param channel the key of the channel; whether there is one is not known here
  record Channel(String channel) implements Action {}

  /// Send the visitor to the next active member of a pool of channels. The rule is skipped when
  /// none of them is active.
  ///
  /// @param pool the key of the pool; whether there is one is not known here
  record Pool(String pool) implements Action {}

  /// The wire form.
  default ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (this) {
      case Redirect(String url) -> json.put("type", "redirect").put("url", url);
      case Channel(String channel) -> json.put("type", "channel").put("channel", channel);
      case Pool(String pool) -> json.put("type", "pool").put("pool", pool);
    };
  }
}
