package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.RuleReader;

/// A segment of visitors, as redirect nodes read it.
///
/// @param workspace the id of its workspace, `ws_...`
/// @param key its {@link Key}, by which conditions name it
/// @param name what people call it
/// @param when who is in it; none of the conditions is on a segment
/// @param paused whether the workspace's plan lacks something that its conditions need: nobody is
///   then known to be in it or not
public record SegmentDocument(
    String workspace, String key, String name, ConditionSet when, boolean paused) {

  /// The id under which the segment is published.
  public static String id(String workspace, String key) {
    return DocumentBody.id(workspace, key);
  }

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    json.put("key", key);
    json.put("name", name);
    json.put("match", when.match().key());
    json.set("conditions", when.toJson());
    if (paused) {
      json.put("paused", true);
    }
    return json;
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<SegmentDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var body = new DocumentBody(json, faults);
    String workspace = body.text("workspace");
    String key = body.key("key");
    String name = body.text("name");
    ConditionSet when = RuleReader.readSegment(json, faults);
    boolean paused = json.hasNonNull("paused") && body.flag("paused");
    body.expectId(id, id(workspace, key));
    return faults.isEmpty()
        ? new DocumentReading.Accepted<>(new SegmentDocument(workspace, key, name, when, paused))
        : new DocumentReading.Rejected<>(faults.toList());
  }
}
