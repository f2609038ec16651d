package dev.waymark.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.fault.Faults;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object one after the other and notes what is wrong with them. A
/// member that is null counts as absent. What was not asked for by {@link #end} is unknown and
/// refused; whoever does not call it leaves unknown members alone.
public final class Members {
  private static final int MAX_YEAR = 9_999;

  private final JsonNode json;
  private final String pointer;
  private final Faults faults;
  private final Set<String> known = new LinkedHashSet<>();

  /// The members of an object. When it is no object, that is noted and it has none.
  ///
  /// @param pointer where the object stands in the body
  public Members(JsonNode json, String pointer, Faults faults) {
    if (!json.isObject()) {
      faults.add(pointer, "This is an object, in braces.");
    }
    this.json = json.isObject() ? json : JsonNodeFactory.instance.objectNode();
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

  /// A whole number within bounds, both included; null when absent, and after a fault.
  public @Nullable Long number(String name, long min, long max) {
    JsonNode value = raw(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < min
        || value.longValue() > max) {
      faults.add(
          at(name),
          max == Long.MAX_VALUE
              ? "'" + name + "' is a whole number of " + min + " or more."
              : "'" + name + "' is a whole number from " + min + " to " + max + ".");
      return null;
    }
    return value.longValue();
  }

  /// A moment as in [RFC 3339](https://www.rfc-editor.org/info/rfc3339), with its offset, in a year
  /// of four digits; null when absent, and after a fault.
  public @Nullable Instant instant(String name) {
    JsonNode value = raw(name);
    if (value == null) {
      return null;
    }
    try {
      var time = OffsetDateTime.parse(value.isTextual() ? value.textValue() : "");
      if (time.getYear() >= 0 && time.getYear() <= MAX_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    faults.add(
        at(name), "'" + name + "' is a date and time such as 2026-12-31T23:59:59Z, with its zone.");
    return null;
  }

  /// A list of different texts; empty when absent.
  public List<String> texts(String name, int max, TextRule rule) {
    JsonNode value = raw(name);
    return value == null ? List.of() : texts(value, at(name), max, rule, faults);
  }

  /// Reads a list of different texts that is no member of an object, or of one that somebody else
  /// reads. Faults are noted, and the result then is not to be used.
  ///
  /// @param pointer where the list stands in the body
  public static List<String> texts(
      JsonNode json, String pointer, int max, TextRule rule, Faults faults) {
    if (!json.isArray()) {
      faults.add(pointer, "This is an array of texts.");
      return List.of();
    }
    if (json.size() > max) {
      faults.add(pointer, "There may be at most " + max + " entries.");
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < json.size(); i++) {
      String text = checked(json.get(i), Faults.at(pointer, i), rule, faults);
      if (text != null && texts.contains(text)) {
        faults.add(Faults.at(pointer, i), "'" + text + "' stands twice.");
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
        refuseUnknown(
            name, known, "There are: " + String.join(", ", known) + ".", at(name), faults);
      }
    }
  }

  /// Refuses a member that there is not, with the nearest that there is.
  ///
  /// @param known the names that there are
  /// @param explanation says which these are
  /// @param place of the member in the body
  public static void refuseUnknown(
      String name, Collection<String> known, String explanation, String place, Faults faults) {
    String end = faults.isFull() ? "." : Nearest.question(name, known);
    faults.add(place, "Unknown property" + end, explanation);
  }

  private @Nullable String checked(JsonNode value, String place, TextRule rule) {
    return checked(value, place, rule, faults);
  }

  private static @Nullable String checked(
      JsonNode value, String place, TextRule rule, Faults faults) {
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
