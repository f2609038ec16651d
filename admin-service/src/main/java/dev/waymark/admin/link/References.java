package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.link.Reference.Kind;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.link.DestinationUrl;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.RuleReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// All that a link refers to, found in one walk over its document as people write it. The document
/// need not be well formed, so that references that lead nowhere are told of together with the
/// faults of reading it; what is malformed refers to nothing.
final class References {
  /// More URLs than a link can have; with more, it is refused for that.
  private static final int MAX_URLS = 1_000;

  private final List<Reference> found = new ArrayList<>();
  private int urls;

  private References() {}

  /// Those of a link.
  static References of(JsonNode link) {
    var references = new References();
    LinkField.all().forEach(field -> field.refer(link, references));
    return references;
  }

  /// Those of rules alone.
  ///
  /// @param rules an array of rules, or whatever was sent for one
  /// @param pointer where it stands in what was sent
  static References ofRules(JsonNode rules, String pointer) {
    var references = new References();
    references.rules(rules, pointer);
    return references;
  }

  /// Those of some kind, in the order in which they were found.
  List<Reference> to(Predicate<Kind> kind) {
    return found.stream().filter(reference -> kind.test(reference.kind())).toList();
  }

  /// The URLs that visitors are sent to, by their places.
  Map<String, String> destinations() {
    return byPlace(Kind.URL::equals);
  }

  /// The same with those that visitors may choose.
  Map<String, String> urls() {
    return byPlace(kind -> kind == Kind.URL || kind == Kind.CHOICE);
  }

  private Map<String, String> byPlace(Predicate<Kind> kind) {
    Map<String, String> names = new LinkedHashMap<>();
    to(kind).forEach(reference -> names.put(reference.pointer(), reference.name()));
    return names;
  }

  /// The ids of the other links.
  Set<String> links() {
    return Set.copyOf(byPlace(Kind.LINK::equals).values());
  }

  /// What `link_reference` holds of them: each once, without its place.
  Set<Reference> rows() {
    Set<Reference> rows = new LinkedHashSet<>();
    to(kind -> kind.key() != null)
        .forEach(reference -> rows.add(new Reference(reference.kind(), reference.name(), "")));
    return rows;
  }

  // What is beyond a bound is not read either, and told of by whoever reads the rest.

  void rules(JsonNode rules, String pointer) {
    for (int i = 0; i < Math.min(rules.size(), RuleReader.MAX_RULES); i++) {
      JsonNode rule = rules.path(i);
      String at = Faults.at(pointer, i);
      JsonNode action = rule.path("action");
      String place = Faults.at(at, "action");
      switch (action.path("type").asText()) {
        case "channel" -> key(Kind.CHANNEL, action.path("channel"), Faults.at(place, "channel"));
        case "pool" -> key(Kind.POOL, action.path("pool"), Faults.at(place, "pool"));
        case "link" -> {
          if (action.path("link").asText().startsWith("lnk_")) {
            link(action.path("link"), Faults.at(place, "link"));
          }
        }
        case "split" -> targets(action.path("targets"), Faults.at(place, "targets"));
        case "redirect" -> url(Kind.URL, action.path("url"), Faults.at(place, "url"));
        default -> {
          // A block leads nowhere, whatever its words say, and what is no action is told of
          // elsewhere.
        }
      }
      conditions(rule.path("conditions"), Faults.at(at, "conditions"));
    }
  }

  private void targets(JsonNode targets, String pointer) {
    for (int i = 0; i < Math.min(targets.size(), RuleReader.MAX_TARGETS); i++) {
      String at = Faults.at(pointer, i);
      key(Kind.CHANNEL, targets.path(i).path("channel"), Faults.at(at, "channel"));
      key(Kind.POOL, targets.path(i).path("pool"), Faults.at(at, "pool"));
      url(Kind.URL, targets.path(i).path("url"), Faults.at(at, "url"));
    }
  }

  void hub(JsonNode hub, String pointer) {
    JsonNode entries = hub.path("entries");
    for (int i = 0; i < Math.min(entries.size(), Hub.MAX_ENTRIES); i++) {
      JsonNode entry = entries.path(i);
      String at = Faults.at(Faults.at(pointer, "entries"), i);
      key(Kind.CHANNEL, entry.path("channel"), Faults.at(at, "channel"));
      link(entry.path("link"), Faults.at(at, "link"));
      url(Kind.CHOICE, entry.path("url"), Faults.at(at, "url"));
      conditions(entry.path("conditions"), Faults.at(at, "conditions"));
    }
  }

  private void link(JsonNode id, String pointer) {
    if (!id.asText("").isEmpty()) {
      found.add(new Reference(Kind.LINK, id.asText(), pointer));
    }
  }

  private void conditions(JsonNode conditions, String pointer) {
    for (int i = 0; i < Math.min(conditions.size(), RuleReader.MAX_CONDITIONS); i++) {
      JsonNode condition = conditions.path(i);
      String at = Faults.at(pointer, i);
      JsonNode group = condition.path("any");
      for (int j = 0; j < Math.min(group.size(), RuleReader.MAX_CONDITIONS); j++) {
        condition(group.path(j), Faults.at(Faults.at(at, "any"), j));
      }
      condition(condition, at);
    }
  }

  private void condition(JsonNode condition, String pointer) {
    ConditionField field = ConditionField.of(condition.path("field").asText());
    String schedule = field == null ? null : field.schedule(condition.path("value").asText());
    if (schedule != null) {
      key(Kind.SCHEDULE, schedule, Faults.at(pointer, "value"));
    }
    String segment = field == null ? null : field.segment(condition.path("value").asText());
    if (segment != null) {
      key(Kind.SEGMENT, segment, Faults.at(pointer, "value"));
    }
  }

  void channel(JsonNode key, String pointer) {
    key(Kind.CHANNEL, key, pointer);
  }

  private void key(Kind kind, JsonNode key, String pointer) {
    key(kind, key.asText(""), pointer);
  }

  private void key(Kind kind, String key, String pointer) {
    if (Key.fault(key) == null) {
      found.add(new Reference(kind, key, pointer));
    }
  }

  /// Every text that is a URL, however deep it stands.
  void urls(JsonNode value, String pointer) {
    if (value.isTextual()) {
      url(Kind.URL, value, pointer);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size() && urls < MAX_URLS; i++) {
        urls(value.get(i), Faults.at(pointer, i));
      }
    } else {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (urls < MAX_URLS) {
          urls(member.getValue(), Faults.at(pointer, member.getKey()));
        }
      }
    }
  }

  private void url(Kind kind, JsonNode url, String pointer) {
    if (url.isTextual()
        && DestinationUrl.check(url.textValue()) instanceof DestinationUrl.Accepted accepted) {
      found.add(new Reference(kind, accepted.text(), pointer));
      urls++;
    }
  }
}
