package dev.waymark.admin.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object one after the other and notes what is wrong with them. A
/// member that is null counts as absent. What was not asked for by {@link #end} is unknown and
/// refused.
public final class Members {
  private final ObjectNode json;
  private final String pointer;
  private final Faults faults;
  private final Set<String> known = new LinkedHashSet<>();

  /// The members of an object.
  ///
  /// @param pointer where the object stands in the body
  public Members(ObjectNode json, String pointer, Faults faults) {
    this.json = json;
    this.pointer = pointer;
    this.faults = faults;
  }

  /// Where a member stands in the body.
  public String at(String name) {
    return Faults.at(pointer, name);
  }

  /// A member as it is; null when absent.
  public @Nullable JsonNode raw(String name) {
    known.add(name);
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /// A text that must be there; empty after a fault.
  public String requiredText(String name, TextRule rule) {
    if (raw(name) == null) {
      faults.add(at(name), "'" + name + "' is required.");
      return "";
    }
    String text = text(name, rule);
    return text == null ? "" : text;
  }

  /// A text; null when absent, and after a fault.
  public @Nullable String text(String name, TextRule rule) {
    JsonNode value = raw(name);
    return value == null ? null : checked(value, at(name), rule);
  }

  /// A yes or no.
  public boolean flag(String name, boolean whenAbsent) {
    JsonNode value = raw(name);
    if (value == null) {
      return whenAbsent;
    }
    if (!value.isBoolean()) {
      faults.add(at(name), "'" + name + "' is true or false.");
    }
    return value.booleanValue();
  }

  /// A list of different texts; empty when absent.
  public List<String> texts(String name, int max, TextRule rule) {
    JsonNode value = raw(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      faults.add(at(name), "'" + name + "' is an array of texts.");
      return List.of();
    }
    if (value.size() > max) {
      faults.add(at(name), "'" + name + "' has at most " + max + " entries.");
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < value.size(); i++) {
      String text = checked(value.get(i), Faults.at(at(name), i), rule);
      if (text != null && texts.contains(text)) {
        faults.add(Faults.at(at(name), i), "'" + text + "' stands twice.");
      } else if (text != null) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /// Refuses every member that was not asked for.
  public void end() {
    for (String name : (Iterable<String>) json::fieldNames) {
      if (!known.contains(name)) {
        faults.add(at(name), "Unknown property. There are: " + String.join(", ", known) + ".");
      }
    }
  }

  private @Nullable String checked(JsonNode value, String place, TextRule rule) {
    if (!value.isTextual()) {
      faults.add(place, "This is a text.");
      return null;
    }
    String fault = rule.fault(value.textValue());
    if (fault != null) {
      faults.add(place, fault);
      return null;
    }
    return value.textValue();
  }
}
