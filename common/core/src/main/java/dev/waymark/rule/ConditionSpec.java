package dev.waymark.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition as people write it and databases keep it, the first of its three forms. What it
/// means is a {@link Condition}.
public sealed interface ConditionSpec {

  /// The wire form, the same JSON that was read.
  ObjectNode toJson();

  /// A condition on one fact: one flat record.
  ///
  /// @param field the key of a {@link ConditionField}
  /// @param operator the key of an {@link Operator}
  /// @param value as it was typed: a text, a number, or an array of them
  /// @param timezone an IANA zone for `time` and `day`; null means UTC
  record Simple(String field, String operator, JsonNode value, @Nullable String timezone)
      implements ConditionSpec {
    @Override
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

  /// A group: one of its conditions has to hold.
  ///
  /// @param any one at least
  record AnyOf(List<Simple> any) implements ConditionSpec {
    /// A list of its own.
    public AnyOf {
      any = List.copyOf(any);
    }

    @Override
    public ObjectNode toJson() {
      var json = JsonNodeFactory.instance.objectNode();
      ArrayNode conditions = json.putArray("any");
      any.forEach(one -> conditions.add(one.toJson()));
      return json;
    }
  }
}
