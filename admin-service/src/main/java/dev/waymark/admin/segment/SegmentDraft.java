package dev.waymark.admin.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.keyed.KeyedDraft;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.check.ImpossibleValues;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people write of a segment. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
record SegmentDraft(String key, String name, ConditionSet when) implements KeyedDraft {
  private static final TextRule LINE = TextRule.line(100);
  private static final String CONDITIONS = "conditions";

  /// The members that say who is in it.
  static final List<String> DEFINITION = List.of("match", CONDITIONS);

  /// Reads a draft; not to be used when faults were noted.
  ///
  /// @param sent what of it was sent by this request; null when it comes out of an export
  static SegmentDraft read(
      ObjectNode json, @Nullable ObjectNode sent, Directory directory, Faults faults) {
    var members = new Members(json, "", faults);
    String key = members.requiredText("key", LINE);
    String fault = key.isEmpty() ? null : Key.fault(key);
    if (fault != null) {
      faults.add(members.at("key"), fault);
    }
    String name = members.requiredText("name", LINE);
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    for (String member : DEFINITION) {
      JsonNode value = members.raw(member);
      if (value != null) {
        definition.set(member, value);
      }
    }
    members.end();
    ConditionSet when = RuleReader.readSegment(definition, faults);
    String pointer = members.at(CONDITIONS);
    for (ConditionSet.Part part : when.parts()) {
      String schedule = part.condition().field().schedule(part.spec().value().asText());
      if (schedule != null) {
        directory.check(Entry.SCHEDULE, schedule, pointer + part.place() + "/value", faults);
      }
    }
    if (sent != null && sent.has(CONDITIONS)) {
      ImpossibleValues.note(when, pointer, Set.of(), faults);
    }
    return new SegmentDraft(key, name, when);
  }

  /// The part of the JSON that says who is in it.
  ObjectNode definition() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("match", when.match().key());
    json.set(CONDITIONS, when.toJson());
    return json;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key).put("name", name);
    return json.setAll(definition());
  }
}
