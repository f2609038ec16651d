package dev.waymark.service.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// A JSON merge patch ([RFC 7396](https://www.rfc-editor.org/info/rfc7396)): members replace those
/// of the same name, objects are merged, null removes.
///
/// What is removed stays in the result as null, which {@link dev.waymark.input.Members} takes for
/// absent: so a patch cannot name an unknown member unnoticed, not even to remove it.
public final class MergePatch {
  private MergePatch() {}

  /// The target with the patch applied; neither is changed.
  public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      JsonNode value = member.getValue();
      if (value instanceof ObjectNode inner) {
        ObjectNode before =
            merged.get(member.getKey()) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
        merged.set(member.getKey(), apply(before, inner));
      } else {
        merged.set(member.getKey(), value);
      }
    }
    return merged;
  }

  /// The smallest patch that makes one object of another: what differs, null for what is gone.
  public static ObjectNode between(ObjectNode from, ObjectNode to) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      if (!member.getValue().isNull() && !to.hasNonNull(member.getKey())) {
        patch.putNull(member.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> member : to.properties()) {
      JsonNode before = from.get(member.getKey());
      JsonNode after = member.getValue();
      if (after.isNull() || after.equals(before)) {
        continue;
      }
      if (before instanceof ObjectNode inner && after instanceof ObjectNode other) {
        ObjectNode difference = between(inner, other);
        if (!difference.isEmpty()) {
          patch.set(member.getKey(), difference);
        }
      } else {
        patch.set(member.getKey(), after);
      }
    }
    return patch;
  }
}
