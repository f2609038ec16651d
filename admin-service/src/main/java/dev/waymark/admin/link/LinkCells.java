package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.fault.FaultList;
import dev.waymark.input.JsonReader;
import dev.waymark.input.JsonReading;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of a link as cells of a table: each field has a cell, a list in it is separated by
/// commas, and what has a structure is JSON. Every value comes back from its cell as it was; an
/// empty cell is what is not set.
public final class LinkCells {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private static final Map<String, LinkField<?>> FIELDS = new LinkedHashMap<>();

  static {
    LinkField.all().forEach(field -> FIELDS.put(field.key(), field));
  }

  private LinkCells() {}

  /// The names of the fields, in the order of their table.
  public static List<String> keys() {
    return List.copyOf(FIELDS.keySet());
  }

  /// The cell of a field.
  ///
  /// @param link all that was written of a link
  /// @throws IllegalArgumentException when there is no such field
  public static String write(String key, ObjectNode link) {
    LinkField<?> field = field(key);
    JsonNode value = link.path(key);
    return switch (field.shape()) {
      case TEXT, FLAG, COUNT, MOMENT ->
          value.isNull() || value.isMissingNode() ? "" : value.asText();
      case TEXTS -> ListCell.write(value.valueStream().map(JsonNode::asText).toList());
      case STRUCTURE ->
          value.isMissingNode() || value.equals(field.unset()) ? "" : value.toString();
    };
  }

  /// Puts what stands in a cell into a link, as a request would write it. What cannot be read as a
  /// value of the field is put as it is, for whoever reads the link says what is wrong with it.
  ///
  /// @return why nothing could be put, as a sentence; null when there is nothing wrong
  /// @throws IllegalArgumentException when there is no such field
  public static @Nullable String read(String key, String cell, ObjectNode link) {
    LinkField<?> field = field(key);
    if (cell.isBlank()) {
      return null;
    }
    String text = cell.strip();
    switch (field.shape()) {
      case TEXT, MOMENT -> link.put(key, field.isProse() ? cell : text);
      case FLAG -> link.set(key, flag(text));
      case COUNT -> link.set(key, count(text));
      case TEXTS -> {
        var list = link.putArray(key);
        ListCell.read(text).forEach(list::add);
      }
      case STRUCTURE -> {
        switch (JsonReader.ORDINARY.read(text.getBytes(StandardCharsets.UTF_8))) {
          case JsonReading.Accepted(JsonNode tree) -> link.set(key, tree);
          case JsonReading.Rejected(FaultList faults) -> {
            return "This cell holds JSON. " + faults.listed().getFirst().detail();
          }
        }
      }
    }
    return null;
  }

  /// A yes or no as spreadsheets and people write them; null when it is neither.
  public static @Nullable Boolean yesOrNo(String cell) {
    return switch (cell.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> null;
    };
  }

  private static JsonNode flag(String text) {
    Boolean flag = yesOrNo(text);
    return flag == null ? TextNode.valueOf(text) : BooleanNode.valueOf(flag);
  }

  private static JsonNode count(String text) {
    return NUMBER.matcher(text).matches()
        ? LongNode.valueOf(Long.parseLong(text))
        : TextNode.valueOf(text);
  }

  private static LinkField<?> field(String key) {
    LinkField<?> field = FIELDS.get(key);
    if (field == null) {
      throw new IllegalArgumentException("Links have no field " + key);
    }
    return field;
  }
}
