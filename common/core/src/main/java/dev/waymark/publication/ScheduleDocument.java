package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.schedule.Schedule;

/// A schedule of business hours, as redirect nodes read it.
///
/// @param workspace the id of its workspace, `ws_...`
/// @param key its {@link Key}, by which rules name it
/// @param name what people call it
/// @param schedule when it is open
public record ScheduleDocument(String workspace, String key, String name, Schedule schedule) {

  /// The id under which the schedule is published.
  public static String id(String workspace, String key) {
    return DocumentBody.id(workspace, key);
  }

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    json.put("key", key);
    json.put("name", name);
    json.setAll(schedule.toJson());
    return json;
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<ScheduleDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var body = new DocumentBody(json, faults);
    String workspace = body.text("workspace");
    String key = body.key("key");
    String name = body.text("name");
    body.expectId(id, id(workspace, key));
    return switch (Schedule.read(json, "")) {
      case Schedule.Accepted(Schedule schedule) when faults.isEmpty() ->
          new DocumentReading.Accepted<>(new ScheduleDocument(workspace, key, name, schedule));
      case Schedule.Accepted _ -> new DocumentReading.Rejected<>(faults.toList());
      case Schedule.Rejected rejected -> {
        faults.addAll(rejected.faults());
        yield new DocumentReading.Rejected<>(faults.toList());
      }
    };
  }
}
