package dev.waymark.admin.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.Names;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is another between two documents, as sentences for people. Lists of what has a name (rules,
/// variants, tests, entries) are told of one by one; everything else member by member.
final class Changes {
  /// Most sentences of one change.
  private static final int MOST = 50;

  /// Longest value in a sentence, in characters.
  private static final int LONGEST = 200;

  private static final String RULES = "rules";

  private final Names names;
  private final List<String> sentences = new ArrayList<>();

  private Changes(Names names) {
    this.names = names;
  }

  /// The sentences, at most 51.
  ///
  /// @param before null when there is nothing to compare with
  /// @param names of what rules refer to
  static List<String> of(@Nullable ObjectNode before, ObjectNode after, Names names) {
    if (before == null) {
      return List.of(
          names
              .language()
              .say("The first version that is kept.", "La primera versión que se guarda."));
    }
    var changes = new Changes(names);
    changes.members("", before, after);
    List<String> all = changes.sentences;
    if (all.size() <= MOST) {
      return List.copyOf(all);
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST));
    some.add(changes.say("And %d more.", "Y %d más.").formatted(all.size() - MOST));
    return some;
  }

  private void members(String path, ObjectNode before, ObjectNode after) {
    Set<String> keys = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(keys::add);
    after.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      JsonNode was = present(before.get(key));
      JsonNode is = present(after.get(key));
      if (was == null ? is != null : !was.equals(is)) {
        member(path.isEmpty() ? key : path + " " + key, key, was, is);
      }
    }
  }

  private static @Nullable JsonNode present(@Nullable JsonNode json) {
    return json == null || json.isNull() ? null : json;
  }

  private void member(String path, String key, @Nullable JsonNode was, @Nullable JsonNode is) {
    String label = Labels.of(path, names.language());
    if (path.equals("active")) {
      boolean on = is == null || is.asBoolean();
      sentences.add(on ? say("Switched on.", "Se enciende.") : say("Switched off.", "Se apaga."));
    } else if (path.equals("status") && is != null) {
      sentences.add(say("Switched to %s.", "Pasa a estar %s.").formatted(status(is.asText())));
    } else if (isNamed(was) && isNamed(is) && !(isEmpty(was) && isEmpty(is))) {
      elements(path, key, array(was), array(is));
    } else if (was instanceof ObjectNode before && is instanceof ObjectNode after) {
      members(path, before, after);
    } else if (was == null && is instanceof ObjectNode after && !after.isEmpty()) {
      members(path, JsonNodeFactory.instance.objectNode(), after);
    } else if (was == null) {
      sentences.add(say("%s set to %s.", "%s: ahora %s.").formatted(label, value(is)));
    } else if (is == null) {
      sentences.add(
          say("%s taken away; it was %s.", "%s: se quita; era %s.").formatted(label, value(was)));
    } else {
      sentences.add(
          say("%s changed from %s to %s.", "%s: de %s a %s.")
              .formatted(label, value(was), value(is)));
    }
  }

  private static boolean isEmpty(@Nullable JsonNode json) {
    return json == null || json.isEmpty();
  }

  private static ArrayNode array(@Nullable JsonNode json) {
    return json instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
  }

  /// Whether it is a list of what people have given names, or not there.
  private static boolean isNamed(@Nullable JsonNode json) {
    if (json == null) {
      return true;
    }
    if (!json.isArray()) {
      return false;
    }
    for (JsonNode element : json) {
      if (!element.isObject() || name(element) == null) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String name(JsonNode element) {
    for (String member : List.of("name", "label", "channel", "date")) {
      if (element.path(member).isTextual()) {
        return element.path(member).textValue();
      }
    }
    return null;
  }

  private void elements(String path, String key, ArrayNode was, ArrayNode is) {
    Map<String, JsonNode> before = byName(was);
    Map<String, JsonNode> after = byName(is);
    String noun = noun(path, key);
    for (Map.Entry<String, JsonNode> each : before.entrySet()) {
      if (!after.containsKey(each.getKey())) {
        sentences.add(
            say("%s %s taken out%s.", "Se quita %s %s%s.")
                .formatted(noun, quoted(each.getKey()), colon(summary(key, each.getValue()))));
      }
    }
    for (Map.Entry<String, JsonNode> each : after.entrySet()) {
      JsonNode former = before.get(each.getKey());
      if (former == null) {
        sentences.add(
            say("%s %s added%s.", "Se añade %s %s%s.")
                .formatted(noun, quoted(each.getKey()), colon(summary(key, each.getValue()))));
      } else if (!former.equals(each.getValue())) {
        changed(noun, key, each.getKey(), former, each.getValue());
      }
    }
    moved(noun, new ArrayList<>(before.keySet()), new ArrayList<>(after.keySet()));
  }

  private void changed(String noun, String key, String name, JsonNode was, JsonNode is) {
    String before = summary(key, was);
    String now = summary(key, is);
    boolean on = is.path("enabled").asBoolean(true);
    if (was.path("enabled").asBoolean(true) != on) {
      sentences.add(
          (on
                  ? say("%s %s switched on.", "Se enciende %s %s.")
                  : say("%s %s switched off.", "Se apaga %s %s."))
              .formatted(noun, quoted(name)));
    }
    if (before != null && now != null) {
      if (!before.equals(now)) {
        sentences.add(
            say("%s %s changed from \"%s\" to \"%s\".", "Cambia %s %s de \"%s\" a \"%s\".")
                .formatted(noun, quoted(name), shortened(before), shortened(now)));
      }
    } else {
      sentences.add(say("%s %s changed.", "Cambia %s %s.").formatted(noun, quoted(name)));
    }
  }

  /// Those that stand in both and in another order, one sentence for all.
  private void moved(String noun, List<String> before, List<String> after) {
    List<String> stayed = new ArrayList<>(before);
    stayed.retainAll(after);
    List<String> now = new ArrayList<>(after);
    now.retainAll(before);
    if (stayed.equals(now)) {
      return;
    }
    String mover = null;
    for (String name : stayed) {
      List<String> without = new ArrayList<>(stayed);
      without.remove(name);
      List<String> others = new ArrayList<>(now);
      others.remove(name);
      if (without.equals(others)) {
        mover = name;
        break;
      }
    }
    sentences.add(
        mover == null
            ? say("Moved: now in the order %s.", "Nuevo orden: %s.")
                .formatted(shortened(String.join(", ", now.stream().map(Changes::quoted).toList())))
            : say("%s %s moved to place %d.", "Pasa %s %s al puesto %d.")
                .formatted(noun, quoted(mover), after.indexOf(mover) + 1));
  }

  /// By name; a second one of the same name has its number behind it.
  private static Map<String, JsonNode> byName(ArrayNode elements) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    for (JsonNode element : elements) {
      String name = String.valueOf(name(element));
      String unique = name;
      for (int i = 2; byName.containsKey(unique); i++) {
        unique = name + " (" + i + ")";
      }
      byName.put(unique, element);
    }
    return byName;
  }

  /// What one of a list is called: at the beginning of a sentence in English, with its article in
  /// Spanish.
  private String noun(String path, String key) {
    return switch (key) {
      case RULES -> say("Rule", "la regla");
      case "tests" -> say("Test", "la prueba");
      case "ab_variants" -> say("Variant", "la variante");
      case "entries" -> say("Entry", "la entrada");
      case "members" -> say("Member", "el miembro");
      case "exceptions" -> say("Exception", "la excepción");
      default -> say(capitalised(path), "el elemento");
    };
  }

  private String status(String key) {
    return switch (key) {
      case "active" -> say(key, "activo");
      case "passive" -> say(key, "pasivo");
      default -> key;
    };
  }

  private String say(String english, String spanish) {
    return names.language().say(english, spanish);
  }

  /// A rule in plain words; null for what is none, or cannot be read.
  private @Nullable String summary(String key, JsonNode element) {
    if (!key.equals(RULES)) {
      return null;
    }
    ArrayNode alone = JsonNodeFactory.instance.arrayNode().add(element);
    return RuleReader.read(alone, "") instanceof RuleReading.Accepted accepted
        ? accepted.rules().rules().getFirst().summary(names)
        : null;
  }

  private static String colon(@Nullable String summary) {
    return summary == null ? "" : ": " + shortened(summary);
  }

  private String value(@Nullable JsonNode json) {
    if (json == null) {
      return say("nothing", "nada");
    }
    return json.isTextual() ? quoted(shortened(json.textValue())) : shortened(json.toString());
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, halved ? LONGEST - 1 : LONGEST) + "…";
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
