package dev.waymark.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A condition as people write it and databases keep it: one flat record, the first of its three
/// forms. What it means is a {@link Condition}.
///
/// @param field the key of a {@link ConditionField}
/// @param operator the key of an {@link Operator}
/// @param value as it was typed: a text, a number, or an array of them
/// @param timezone an IANA zone for `time` and `day`; null means UTC
public record ConditionSpec(
    String field, String operator, JsonNode value, @Nullable String timezone) {

  /// The wire form, the same JSON that was read.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("field", field);
    json.put("operator", operator);
    json.set("value", value);
    if (timezone != null) {
      json.put("timezone", timezone);
    }
    return json;
  }
}
