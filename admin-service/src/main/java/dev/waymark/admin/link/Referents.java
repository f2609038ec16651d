package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.RuleReader;

/// What a link refers to by key has to be there when it is saved. Looks at the link as it was
/// written, so that its faults are told together with those of reading it.
final class Referents {
  private final Directory directory;
  private final Faults faults;

  private Referents(Directory directory, Faults faults) {
    this.directory = directory;
    this.faults = faults;
  }

  /// Notes every reference of a link that would lead nowhere.
  static void checkLink(JsonNode link, Directory directory, Faults faults) {
    var referents = new Referents(directory, faults);
    referents.rules(link.path("rules"), "/rules");
    referents.hub(link.path("hub").path("entries"), "/hub/entries");
    referents.member(Entry.CHANNEL, link, "fallback_channel", "");
  }

  /// The same of rules alone.
  ///
  /// @param rules an array of rules, or whatever was sent for one
  /// @param pointer where it stands in the document
  static void checkRules(JsonNode rules, String pointer, Directory directory, Faults faults) {
    new Referents(directory, faults).rules(rules, pointer);
  }

  private void rules(JsonNode rules, String pointer) {
    // Those beyond are not read either, and told of by whoever reads the others.
    for (int i = 0; i < Math.min(rules.size(), RuleReader.MAX_RULES); i++) {
      JsonNode rule = rules.path(i);
      String at = Faults.at(pointer, i);
      JsonNode action = rule.path("action");
      switch (action.path("type").asText()) {
        case "channel" -> member(Entry.CHANNEL, action, "channel", Faults.at(at, "action"));
        case "pool" -> member(Entry.POOL, action, "pool", Faults.at(at, "action"));
        default -> {
          // A redirect refers to nothing, and what is no action is told of elsewhere.
        }
      }
      conditions(rule.path("conditions"), Faults.at(at, "conditions"));
    }
  }

  private void hub(JsonNode entries, String pointer) {
    for (int i = 0; i < Math.min(entries.size(), Hub.MAX_ENTRIES); i++) {
      JsonNode entry = entries.path(i);
      String at = Faults.at(pointer, i);
      member(Entry.CHANNEL, entry, "channel", at);
      conditions(entry.path("conditions"), Faults.at(at, "conditions"));
    }
  }

  private void conditions(JsonNode conditions, String pointer) {
    for (int i = 0; i < Math.min(conditions.size(), RuleReader.MAX_CONDITIONS); i++) {
      JsonNode condition = conditions.path(i);
      String value = condition.path("value").asText();
      int equals = value.indexOf('=');
      if (condition.path("field").asText().equals(ConditionField.HOURS.key()) && equals >= 0) {
        check(
            Entry.SCHEDULE, value.substring(0, equals), Faults.at(Faults.at(pointer, i), "value"));
      }
    }
  }

  private void member(Entry entry, JsonNode object, String member, String at) {
    check(entry, object.path(member).asText(""), Faults.at(at, member));
  }

  private void check(Entry entry, String key, String pointer) {
    // An absent key refers to nothing; a malformed one is told of by whoever reads it.
    if (Key.fault(key) == null) {
      directory.check(entry, key, pointer, faults);
    }
  }
}
