package dev.waymark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.DestinationUrl;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.RuleReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page that lets its visitors choose where to go.
///
/// @param title what stands on top
/// @param picture a normalised {@link DestinationUrl}; null for none
/// @param text what stands below the title, possibly several lines; null for none
/// @param entries in the order of the page
public record Hub(
    String title, @Nullable String picture, @Nullable String text, List<Entry> entries) {
  /// Most entries: one bit each where their conditions are compiled.
  public static final int MAX_ENTRIES = 50;

  private static final TextRule TITLE = TextRule.line(100);
  private static final TextRule TEXT = TextRule.lines(1_000);
  private static final TextRule LABEL = TextRule.line(100);
  private static final TextRule ENTRY_TEXT = TextRule.lines(300);

  private static final TextRule LINK = TextRule.line(64);

  /// A list of its own.
  public Hub {
    entries = List.copyOf(entries);
  }

  /// Something to choose.
  ///
  /// @param key its {@link Key}, unique in the hub; what reports call it
  /// @param label what the button says
  /// @param text what stands below it, possibly several lines; null for none
  /// @param when which visitors see it; whoever was shown it may follow it
  /// @param target where it leads
  public record Entry(
      String key, String label, @Nullable String text, ConditionSet when, Target target) {

    /// The wire form; what is not set is left out.
    public ObjectNode toJson() {
      var json = JsonNodeFactory.instance.objectNode();
      json.put("key", key);
      json.put("label", label);
      if (text != null) {
        json.put("text", text);
      }
      if (!when.specs().isEmpty()) {
        json.set("conditions", when.toJson());
      }
      return switch (target) {
        case Target.Channel(String channel) -> json.put("channel", channel);
        case Target.Link(String id) -> json.put("link", id);
        case Target.Url(String url) -> json.put("url", url);
      };
    }
  }

  /// Where an entry leads.
  public sealed interface Target {

    /// To one of the workspace's channels, or the first active one along its fallbacks.
    ///
    /// @param key its {@link Key}
    record Channel(String key) implements Target {}

    /// To another link of the workspace, with all that it decides.
    ///
    /// @param id `lnk_...`
    record Link(String id) implements Target {}

    /// To a page, which may be behind a short link of ours.
    ///
    /// @param url a normalised {@link DestinationUrl}
    record Url(String url) implements Target {}
  }

  /// Reads `{"title": "Anna's shop", "entries": [{"key": "chat", "label": "Chat with us",
  /// "channel": "es-sales"}, ...]}`; null stands for none. Faults are noted with their pointers,
  /// and the result then is not to be used.
  public static @Nullable Hub read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      return null;
    }
    var members = new Members(json, pointer, faults);
    String title = members.requiredText("title", TITLE);
    String picture = DestinationUrl.read(members.raw("picture"), members.at("picture"), faults);
    String text = members.text("text", TEXT);
    List<Entry> entries = entries(members.raw("entries"), members.at("entries"), faults);
    members.end();
    return new Hub(title, picture, text, entries);
  }

  private static List<Entry> entries(@Nullable JsonNode json, String pointer, Faults faults) {
    var entries = new ArrayList<Entry>();
    if (json == null || !json.isArray() || json.isEmpty() || json.size() > MAX_ENTRIES) {
      faults.add(pointer, "The entries of a hub are an array of 1 to " + MAX_ENTRIES + ".");
      return entries;
    }
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < json.size(); i++) {
      Entry entry = entry(json.get(i), Faults.at(pointer, i), faults);
      if (!entry.key.isEmpty() && !keys.add(entry.key)) {
        faults.add(Faults.at(pointer, i) + "/key", "'" + entry.key + "' stands twice.");
      }
      entries.add(entry);
    }
    RuleReader.refuseLargePatterns(
        entries.stream().map(Entry::when).toList(), "these entries", pointer, faults);
    return entries;
  }

  private static Entry entry(JsonNode json, String pointer, Faults faults) {
    var members = new Members(json, pointer, faults);
    String key = key(members, "key", faults);
    String label = members.requiredText("label", LABEL);
    String text = members.text("text", ENTRY_TEXT);
    ConditionSet when =
        RuleReader.readConditions(members.raw("conditions"), members.at("conditions"), faults);
    Target target = target(members, pointer, faults);
    members.end();
    return new Entry(key, label, text, when, target);
  }

  private static Target target(Members members, String pointer, Faults faults) {
    boolean channel = members.raw("channel") != null;
    boolean link = members.raw("link") != null;
    boolean url = members.raw("url") != null;
    if ((channel ? 1 : 0) + (link ? 1 : 0) + (url ? 1 : 0) != 1) {
      faults.add(pointer, "An entry leads to a 'channel', a 'link' or a 'url': to one of them.");
    }
    if (channel) {
      return new Target.Channel(key(members, "channel", faults));
    }
    return link
        ? new Target.Link(members.requiredText("link", LINK))
        : new Target.Url(
            url ? DestinationUrl.readRequired(members.raw("url"), members.at("url"), faults) : "");
  }

  private static String key(Members members, String name, Faults faults) {
    JsonNode json = members.raw(name);
    if (json == null || !json.isTextual()) {
      faults.add(members.at(name), "A key is required, such as es-sales.");
      return "";
    }
    String fault = Key.fault(json.textValue());
    if (fault != null) {
      faults.add(members.at(name), fault);
    }
    return json.textValue();
  }

  /// The wire form; what is not set is left out.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("title", title);
    if (picture != null) {
      json.put("picture", picture);
    }
    if (text != null) {
      json.put("text", text);
    }
    ArrayNode array = json.putArray("entries");
    entries.forEach(entry -> array.add(entry.toJson()));
    return json;
  }
}
