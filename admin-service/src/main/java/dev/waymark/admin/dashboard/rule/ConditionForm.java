package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.clock.ClockTime;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A condition as its form has it, finished or not. Two conditions with equal forms mean the same,
/// so a condition whose form was not touched keeps the JSON that it had.
///
/// @param field what it asks about
/// @param operator the key of an {@link Operator}, or one of the words below
/// @param values as they were typed; a window of the day has two
/// @param name of a parameter, or the key of a schedule; empty for other fields
/// @param zone of a time; empty for fields without one
record ConditionForm(
    ConditionField field, String operator, List<String> values, String name, String zone) {
  /// `eq` for one value, `in` for several.
  static final String IS = "is";

  /// `neq` for one value, `not_in` for several.
  static final String IS_NOT = "is_not";

  /// A parameter that was sent, whatever its value.
  static final String PRESENT = "present";

  /// A parameter that was not sent.
  static final String MISSING = "missing";

  private static final String UTC = "UTC";
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final String MIDNIGHT = "00:00";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> MEMBERS =
      Set.of("field", "operator", "value", "timezone", "time_zone");

  /// A list of its own.
  ConditionForm {
    values = List.copyOf(values);
  }

  /// One that asks about a field and is not filled in.
  ///
  /// @param zone that a time is meant in
  static ConditionForm empty(ConditionField field, String zone) {
    return switch (Control.of(field)) {
      case TIME -> new ConditionForm(field, "between", List.of("09:00", "18:00"), "", zone);
      case HOURS -> new ConditionForm(field, "eq", List.of(OPEN), "", "");
      case PARAMETER -> new ConditionForm(field, "eq", List.of(""), "", "");
      // Sold out after so many clicks, a launch from a moment on: that is what most come for.
      case COUNT -> new ConditionForm(field, MORE, List.of(""), "", "");
      case DATE ->
          new ConditionForm(
              field,
              OperatorChoice.of(field).stream().anyMatch(each -> each.key().equals(MORE))
                  ? MORE
                  : OperatorChoice.of(field).getFirst().key(),
              List.of(""),
              "",
              zone);
      case SEGMENT, CHIPS, SEARCH, TEXT ->
          new ConditionForm(
              field,
              OperatorChoice.of(field).getFirst().key(),
              List.of(),
              "",
              field.hasTimeZone() ? zone : "");
    };
  }

  private static final String MORE = Operator.GT.key();

  /// A condition that is finished.
  static ObjectNode sample() {
    return new ConditionForm(ConditionField.DEVICE, IS, List.of("mobile"), "", "").toJson();
  }

  /// The form of a condition; null when it has none and can only be changed as JSON.
  static @Nullable ConditionForm of(JsonNode json) {
    ConditionField field = ConditionField.of(json.path("field").asText());
    Operator operator = Operator.of(json.path("operator").asText());
    List<String> values = values(json.path("value"));
    if (field == null
        || operator == null
        || values == null
        || !field.operators().contains(operator)
        || !json.propertyStream().allMatch(member -> MEMBERS.contains(member.getKey()))) {
      return null;
    }
    String zone = json.has("time_zone") ? text(json, "time_zone") : text(json, "timezone");
    return switch (Control.of(field)) {
      case TIME -> time(field, operator, values, zone.isEmpty() ? UTC : zone);
      case HOURS -> hours(field, operator, values);
      case PARAMETER -> parameter(field, operator, values);
      case COUNT -> new ConditionForm(field, operator.key(), values, "", "");
      case DATE ->
          new ConditionForm(
              field,
              operator.key(),
              values.stream().map(ConditionForm::moment).toList(),
              "",
              zone.isEmpty() ? UTC : zone);
      case SEGMENT, CHIPS, SEARCH, TEXT ->
          new ConditionForm(
              field,
              OperatorChoice.key(field, operator),
              values.stream().filter(value -> !value.isEmpty()).toList(),
              "",
              field.hasTimeZone() && zone.isEmpty() ? UTC : zone);
    };
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asText();
  }

  /// One value or several, as texts; null when one of them is neither a text nor a number.
  private static @Nullable List<String> values(JsonNode value) {
    var values = new ArrayList<String>();
    for (JsonNode one : value instanceof ArrayNode array ? array : List.of(value)) {
      if (!one.isTextual() && !one.isNumber()) {
        return null;
      }
      values.add(one.asText());
    }
    return values;
  }

  /// A date alone is its first moment.
  private static String moment(String value) {
    return value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? value + "T" + MIDNIGHT : value;
  }

  // ---- a window of the day

  private static ConditionForm time(
      ConditionField field, Operator operator, List<String> values, String zone) {
    return switch (operator) {
      case GT, LT, BETWEEN -> {
        List<String> window = window(operator, values);
        yield window == null
            ? new ConditionForm(field, operator.key(), values, "", zone)
            : new ConditionForm(field, "between", window, "", zone);
      }
      default ->
          new ConditionForm(
              field,
              OperatorChoice.key(field, operator),
              values.stream().filter(value -> !value.isEmpty()).toList(),
              "",
              zone);
    };
  }

  /// From and until, half-open; null when it is no window.
  private static @Nullable List<String> window(Operator operator, List<String> values) {
    if (operator == Operator.BETWEEN) {
      if (values.size() != 2) {
        return null;
      }
      boolean hours = hour(values.get(0)) >= 0 && hour(values.get(1)) >= 0;
      return hours
          ? List.of(
              ClockTime.text(hour(values.get(0)) * 60),
              clock(ClockTime.text(hour(values.get(1)) * 60 + 60)))
          : List.of(values.get(0), clock(values.get(1)));
    }
    String value = values.size() == 1 ? values.getFirst() : "";
    int hour = hour(value);
    int minute = ClockTime.minute(value);
    if (hour < 0 && minute < 0) {
      return null;
    }
    if (operator == Operator.LT) {
      int until = hour < 0 ? minute : hour * 60;
      return until == 0 ? null : List.of(MIDNIGHT, ClockTime.text(until));
    }
    int from = hour < 0 ? minute + 1 : hour * 60 + 60;
    return from >= ClockTime.DAY ? null : List.of(ClockTime.text(from), MIDNIGHT);
  }

  /// The end of a day is the beginning of the next, for fields of times know no other.
  private static String clock(String until) {
    return until.equals("24:00") ? MIDNIGHT : until;
  }

  private static int hour(String text) {
    return text.matches("[0-9]{1,2}") && Integer.parseInt(text) < 24 ? Integer.parseInt(text) : -1;
  }

  // ---- business hours

  private static @Nullable ConditionForm hours(
      ConditionField field, Operator operator, List<String> values) {
    String value = values.size() == 1 ? values.getFirst() : "";
    int equals = value.indexOf('=');
    String schedule = equals < 0 ? "" : value.substring(0, equals);
    String opening = equals < 0 ? OPEN : value.substring(equals + 1);
    if (!opening.equals(OPEN) && !opening.equals(CLOSED)) {
      return null;
    }
    boolean open = opening.equals(OPEN) == (operator == Operator.EQ);
    return new ConditionForm(field, "eq", List.of(open ? OPEN : CLOSED), schedule, "");
  }

  // ---- parameters

  private static ConditionForm parameter(
      ConditionField field, Operator operator, List<String> values) {
    String value = values.size() == 1 ? values.getFirst() : "";
    int equals = value.indexOf('=');
    if (equals < 0) {
      boolean asked = !value.isEmpty();
      return switch (operator) {
        case EQ -> new ConditionForm(field, asked ? PRESENT : "eq", List.of(""), value, "");
        case NEQ -> new ConditionForm(field, asked ? MISSING : "neq", List.of(""), value, "");
        default -> new ConditionForm(field, operator.key(), List.of(""), value, "");
      };
    }
    return new ConditionForm(
        field,
        operator.key(),
        List.of(value.substring(equals + 1)),
        value.substring(0, equals),
        "");
  }

  // ---- back to JSON

  /// The JSON that the rules take; of what is not finished, as much as there is.
  ObjectNode toJson() {
    ObjectNode json = NODES.objectNode().put("field", field.key());
    switch (Control.of(field)) {
      case HOURS -> json.put("operator", "eq").put("value", name + "=" + first());
      case PARAMETER -> putParameter(json);
      case TIME -> putTime(json);
      case COUNT -> {
        json.put("operator", operator);
        json.set("value", numbers());
      }
      case DATE, SEGMENT, CHIPS, SEARCH, TEXT -> putChoice(json);
    }
    if (!zone.isEmpty() && !zone.equals(UTC)) {
      json.put("timezone", zone);
    }
    return json;
  }

  private void putParameter(ObjectNode json) {
    switch (operator) {
      case PRESENT -> json.put("operator", "eq").put("value", name);
      case MISSING -> json.put("operator", "neq").put("value", name);
      default -> json.put("operator", operator).put("value", name + "=" + first());
    }
  }

  private void putTime(ObjectNode json) {
    if (operator.equals("between") && values.size() == 2) {
      String until = values.getLast();
      json.put("operator", operator)
          .putArray("value")
          .add(values.getFirst())
          .add(until.equals(MIDNIGHT) ? "24:00" : until);
    } else {
      putChoice(json);
    }
  }

  private void putChoice(ObjectNode json) {
    boolean several = values.size() > 1;
    switch (operator) {
      case IS -> json.put("operator", several ? "in" : "eq");
      case IS_NOT -> json.put("operator", several ? "not_in" : "neq");
      default -> json.put("operator", operator);
    }
    Operator known = Operator.of(json.path("operator").asText());
    if (known == null || known.arity() == Operator.Arity.ONE) {
      json.put("value", first());
    } else {
      values.forEach(json.putArray("value")::add);
    }
  }

  private JsonNode numbers() {
    if (!operator.equals("between")) {
      return number(first());
    }
    ArrayNode pair = NODES.arrayNode();
    values.forEach(value -> pair.add(number(value)));
    return pair;
  }

  /// A number where it is one, else what was typed.
  private static JsonNode number(String text) {
    return text.matches("[0-9]{1,18}")
        ? NODES.numberNode(Long.parseLong(text))
        : NODES.textNode(text);
  }

  /// Whether nothing was filled in yet.
  boolean isBlank() {
    boolean named = Control.of(field) == Control.HOURS || Control.of(field) == Control.PARAMETER;
    return named ? name.isBlank() : values.stream().allMatch(String::isBlank);
  }

  /// The first value; empty when there is none.
  String first() {
    return values.isEmpty() ? "" : values.getFirst();
  }

  /// The second value; empty when there is none.
  String second() {
    return values.size() < 2 ? "" : values.get(1);
  }
}
