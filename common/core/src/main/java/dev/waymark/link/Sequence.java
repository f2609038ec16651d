package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// URLs that a visitor gets one after the other, visit by visit, in the place of the link's target.
///
/// @param urls none, or 2 to 50
/// @param loop whether it begins again after the last, or stays there for good
public record Sequence(List<Stage> urls, boolean loop) {
  /// No sequence.
  public static final Sequence NONE = new Sequence(List.of(), false);

  private static final int MIN = 2;
  private static final int MAX = 50;
  private static final TextRule TITLE = TextRule.optionalLine(100);

  /// A list of its own.
  public Sequence {
    urls = List.copyOf(urls);
  }

  /// What one visit gets.
  ///
  /// @param url a normalised {@link DestinationUrl}
  /// @param title a label for people; null when there is none
  public record Stage(String url, @Nullable String title) {}

  /// Reads `{"urls": [{"url": "https://...", "title": "Day 1"}, ...], "loop": true}`; null stands
  /// for none. Faults are noted with their pointers, and the result then is not to be used.
  public static Sequence read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      return NONE;
    }
    var members = new Members(json, pointer, faults);
    JsonNode urls = members.raw("urls");
    boolean loop = members.flag("loop", false);
    members.end();
    var stages = new ArrayList<Stage>();
    if (urls == null || !urls.isArray() || urls.size() < MIN || urls.size() > MAX) {
      faults.add(members.at("urls"), "A sequence is an array of " + MIN + " to " + MAX + " URLs.");
      return NONE;
    }
    for (int i = 0; i < urls.size(); i++) {
      stages.add(stage(urls.get(i), Faults.at(members.at("urls"), i), faults));
    }
    return new Sequence(stages, loop);
  }

  private static Stage stage(JsonNode json, String pointer, Faults faults) {
    var members = new Members(json, pointer, faults);
    String url = DestinationUrl.readRequired(members.raw("url"), members.at("url"), faults);
    String title = members.text("title", TITLE);
    members.end();
    return new Stage(url, title);
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return urls.isEmpty();
  }

  /// The place of the URL that a visit gets.
  ///
  /// @param visits how many a visitor made before; a negative number, which only a damaged cookie
  ///   can say, counts as 0
  public int placeOf(long visits) {
    long before = Math.max(visits, 0);
    return (int) (loop ? before % urls.size() : Math.min(before, urls.size() - 1L));
  }

  /// The wire form.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    var array = json.putArray("urls");
    for (Stage stage : urls) {
      ObjectNode entry = array.addObject().put("url", stage.url);
      if (stage.title != null) {
        entry.put("title", stage.title);
      }
    }
    return json.put("loop", loop);
  }
}
