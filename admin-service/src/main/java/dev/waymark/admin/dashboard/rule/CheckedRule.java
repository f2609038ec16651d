package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.rule.Action;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule of a draft, read as the API reads it.
///
/// @param entry as it stands in the draft
/// @param named its JSON as it would be saved: one without a name is called by its conditions
/// @param rule what it means; null when something is wrong with it
/// @param faults what is wrong, each with its place within the rule, such as `/action/url`
record CheckedRule(Draft.Entry entry, ObjectNode named, @Nullable Rule rule, List<Fault> faults) {
  private static final String NAME = "name";
  private static final String CONDITIONS = "conditions";

  /// A list of its own.
  CheckedRule {
    faults = List.copyOf(faults);
  }

  /// Reads the rules of a draft, each for itself, so that one that is not finished keeps none of
  /// the others from being shown.
  ///
  /// @param directory what they may refer to
  static List<CheckedRule> all(Draft draft, Directory directory) {
    return draft.entries().stream().map(entry -> of(entry, directory)).toList();
  }

  private static CheckedRule of(Draft.Entry entry, Directory directory) {
    ObjectNode named = named(entry.rule(), directory);
    var array = JsonNodeFactory.instance.arrayNode().add(named);
    return switch (RuleReader.read(array, "")) {
      case RuleReading.Accepted accepted -> {
        Rule rule = accepted.rules().rules().getFirst();
        List<Fault> missing = missing(rule, named.path(CONDITIONS), directory);
        yield new CheckedRule(entry, named, missing.isEmpty() ? rule : null, missing);
      }
      case RuleReading.Rejected rejected ->
          new CheckedRule(entry, named, null, within(rejected.faults().listed()));
    };
  }

  private static List<Fault> within(List<Fault> faults) {
    return faults.stream()
        .map(
            fault -> {
              int end = fault.pointer().indexOf('/', 1);
              return new Fault(
                  end < 0 ? "" : fault.pointer().substring(end),
                  fault.sentence(),
                  fault.explanation());
            })
        .toList();
  }

  private static ObjectNode named(ObjectNode rule, Directory directory) {
    ObjectNode named = rule.deepCopy();
    if (rule.path(NAME).asText().isBlank()) {
      var faults = new Faults();
      ConditionSet when = RuleReader.readConditions(rule.path(CONDITIONS), "", faults);
      String name = faults.isEmpty() ? when.summary(directory.names()) : "Rule";
      named.put(NAME, shortened(name));
    }
    return named;
  }

  private static String shortened(String name) {
    if (name.length() <= RuleReader.MAX_NAME_LENGTH) {
      return name;
    }
    int end = RuleReader.MAX_NAME_LENGTH - 1;
    boolean halved = Character.isHighSurrogate(name.charAt(end - 1));
    return name.substring(0, halved ? end - 1 : end) + "…";
  }

  /// What it refers to and is not there.
  private static List<Fault> missing(Rule rule, JsonNode conditions, Directory directory) {
    Faults faults = missing(conditions, directory);
    if (rule.action() instanceof Action.Channel(String key)) {
      directory.check(Entry.CHANNEL, key, "/action/channel", faults);
    } else if (rule.action() instanceof Action.Pool(String key)) {
      directory.check(Entry.POOL, key, "/action/pool", faults);
    }
    return faults.toList();
  }

  private static Faults missing(JsonNode conditions, Directory directory) {
    var faults = new Faults();
    for (int i = 0; i < conditions.size(); i++) {
      String pointer = "/" + CONDITIONS + "/" + i;
      JsonNode members = conditions.get(i).path("any");
      checkNamed(conditions.get(i), pointer, directory, faults);
      for (int j = 0; j < members.size(); j++) {
        checkNamed(members.get(j), pointer + "/any/" + j, directory, faults);
      }
    }
    return faults;
  }

  private static void checkNamed(
      JsonNode condition, String pointer, Directory directory, Faults faults) {
    ConditionForm form = ConditionForm.of(condition);
    if (form != null && Control.of(form.field()) == Control.HOURS) {
      directory.check(Entry.SCHEDULE, form.name(), pointer + "/value", faults);
    } else if (form != null && Control.of(form.field()) == Control.SEGMENT) {
      directory.check(Entry.SEGMENT, form.first(), pointer + "/value", faults);
    }
  }

  /// Something that is no rule and has conditions as a rule has.
  ///
  /// @param holder with an array of conditions
  /// @param faults of them, each with its place in the holder, besides those on what is not there
  static CheckedRule of(ObjectNode holder, List<Fault> faults, Directory directory) {
    var all = new ArrayList<>(faults);
    all.addAll(missing(holder.path(CONDITIONS), directory).toList());
    return new CheckedRule(new Draft.Entry("", holder), holder, null, all);
  }

  /// The same with faults that were found elsewhere, which make it one that cannot be played.
  CheckedRule refused(List<Fault> more) {
    var all = new ArrayList<>(faults);
    all.addAll(more);
    return new CheckedRule(entry, named, null, all);
  }

  /// Its name in the draft.
  String key() {
    return entry.key();
  }
}
