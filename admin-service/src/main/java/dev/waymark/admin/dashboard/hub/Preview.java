package dev.waymark.admin.dashboard.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.rule.Draft;
import dev.waymark.page.HubPage;
import dev.waymark.page.Language;
import dev.waymark.page.Languages;
import dev.waymark.page.Sheet;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page that a played visitor gets, made as it is made for visitors.
///
/// What is on it travels from the editor into a frame, since nothing of a draft is kept here.
@Singleton
class Preview {
  private final Languages languages = Languages.load();

  /// What is on a page, as it travels.
  ///
  /// @param language as the visitor's browser sends it
  /// @param entries those that the visitor sees, as the API has them
  static String content(HubTexts texts, String title, String language, List<ObjectNode> entries) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", title).put("text", texts.text()).put("picture", texts.picture());
    json.put("language", language);
    ArrayNode shown = json.putArray("entries");
    for (ObjectNode entry : entries) {
      shown
          .addObject()
          .put("label", entry.path("label").asText(""))
          .put("text", entry.path("text").asText(""));
    }
    return json.toString();
  }

  /// The page. Its entries lead nowhere.
  ///
  /// @param content as it travels; of what is not, nothing is shown
  String page(String content) {
    JsonNode tree = Draft.tree(content);
    JsonNode json = tree == null ? JsonNodeFactory.instance.objectNode() : tree;
    Language language = languages.of(json.path("language").asText(""));
    List<HubPage.Entry> entries =
        json.path("entries")
            .valueStream()
            .map(
                entry ->
                    new HubPage.Entry("#", entry.path("label").asText(""), text(entry, "text")))
            .toList();
    return HubPage.of(
            json.path("title").asText(""),
            text(json, "picture"),
            text(json, "text"),
            entries,
            language)
        + Sheet.END;
  }

  private static @Nullable String text(JsonNode json, String member) {
    String text = json.path(member).asText("");
    return text.isEmpty() ? null : text;
  }
}
