package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import org.jspecify.annotations.Nullable;

/// What messengers and social networks show of a link, in the place of what its destination says of
/// itself ([Open Graph](https://ogp.me)).
///
/// @param title `og_title`; null leaves it out
/// @param description `og_description`; null leaves it out
/// @param image `og_image`, a normalised {@link DestinationUrl}; null leaves it out
public record OpenGraph(
    @Nullable String title, @Nullable String description, @Nullable String image) {

  /// Nothing: previews are routed like everybody else.
  public static final OpenGraph NONE = new OpenGraph(null, null, null);

  /// What a title may be.
  public static final TextRule TITLE = TextRule.line(200);

  /// What a description may be.
  public static final TextRule DESCRIPTION = TextRule.lines(1_000);

  /// Reads `og_title`, `og_description` and `og_image` out of an object, which may have other
  /// members; null stands for none. Faults are noted with their pointers, and the result then is
  /// not to be used.
  public static OpenGraph read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      return NONE;
    }
    var members = new Members(json, pointer, faults);
    return new OpenGraph(
        members.text("og_title", TITLE),
        members.text("og_description", DESCRIPTION),
        DestinationUrl.read(members.raw("og_image"), members.at("og_image"), faults));
  }

  /// Whether there is nothing to show.
  public boolean isEmpty() {
    return equals(NONE);
  }

  /// The wire form; what is not set is left out.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    if (title != null) {
      json.put("og_title", title);
    }
    if (description != null) {
      json.put("og_description", description);
    }
    if (image != null) {
      json.put("og_image", image);
    }
    return json;
  }
}
