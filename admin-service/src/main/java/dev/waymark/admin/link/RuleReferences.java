package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.rule.ConditionField;

/// What rules refer to by key has to be there when they are saved. Looks at the rules as they were
/// written, so that its faults are told together with those of reading them.
final class RuleReferences {
  private RuleReferences() {}

  /// Notes every reference that would lead nowhere.
  ///
  /// @param rules an array of rules, or whatever was sent for one
  /// @param pointer where it stands in the document
  static void check(JsonNode rules, String pointer, Directory directory, Faults faults) {
    for (int i = 0; i < rules.size(); i++) {
      JsonNode action = rules.path(i).path("action");
      String at = Faults.at(Faults.at(pointer, i), "action");
      switch (action.path("type").asText()) {
        case "channel" -> check(Entry.CHANNEL, action, "channel", at, directory, faults);
        case "pool" -> check(Entry.POOL, action, "pool", at, directory, faults);
        default -> {
          // A redirect refers to nothing, and what is no action is told of elsewhere.
        }
      }
      checkConditions(
          rules.path(i).path("conditions"),
          Faults.at(Faults.at(pointer, i), "conditions"),
          directory,
          faults);
    }
  }

  private static void check(
      Entry entry, JsonNode action, String member, String at, Directory directory, Faults faults) {
    check(entry, action.path(member).asText(), Faults.at(at, member), directory, faults);
  }

  private static void checkConditions(
      JsonNode conditions, String pointer, Directory directory, Faults faults) {
    for (int i = 0; i < conditions.size(); i++) {
      JsonNode condition = conditions.path(i);
      String value = condition.path("value").asText();
      if (condition.path("field").asText().equals(ConditionField.HOURS.key())
          && value.indexOf('=') >= 0) {
        check(
            Entry.SCHEDULE,
            value.substring(0, value.indexOf('=')),
            Faults.at(Faults.at(pointer, i), "value"),
            directory,
            faults);
      }
    }
  }

  private static void check(
      Entry entry, String key, String pointer, Directory directory, Faults faults) {
    // A malformed key is told of by whoever reads the rules.
    if (Key.fault(key) == null) {
      directory.check(entry, key, pointer, faults);
    }
  }
}
