package dev.waymark.admin.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.keyed.KeyedDraft;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.schedule.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people write of a schedule. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
record ScheduleDraft(String key, String name, Schedule schedule) implements KeyedDraft {
  private static final TextRule LINE = TextRule.line(100);

  /// Reads a draft; null when faults were noted.
  ///
  /// @param zone the IANA region that holds when none is written
  static @Nullable ScheduleDraft read(ObjectNode json, String zone, Faults faults) {
    var members = new Members(json, "", faults);
    String key = members.requiredText("key", LINE);
    String fault = key.isEmpty() ? null : Key.fault(key);
    if (fault != null) {
      faults.add(members.at("key"), fault);
    }
    String name = members.requiredText("name", LINE);
    ObjectNode hours = JsonNodeFactory.instance.objectNode().put("time_zone", zone);
    for (String member : List.of("time_zone", "weekly", "exceptions")) {
      if (members.raw(member) != null) {
        hours.set(member, members.raw(member));
      }
    }
    members.end();
    return switch (Schedule.read(hours, "")) {
      case Schedule.Accepted(Schedule schedule) when faults.isEmpty() ->
          new ScheduleDraft(key, name, schedule);
      case Schedule.Accepted _ -> null;
      case Schedule.Rejected rejected -> {
        faults.addAll(rejected.faults());
        yield null;
      }
    };
  }

  @Override
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("key", key);
    json.put("name", name);
    json.setAll(schedule.toJson());
    return json;
  }
}
