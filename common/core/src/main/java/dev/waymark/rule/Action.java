package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What happens when a rule wins.
public sealed interface Action {

  /// Send the visitor to a URL.
  ///
  /// @param url a normalised {@link dev.waymark.link.DestinationUrl}
  record Redirect(String url) implements Action {}

  /// The wire form.
  default ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (this) {
      case Redirect(String url) -> json.put("type", "redirect").put("url", url);
    };
  }
}
