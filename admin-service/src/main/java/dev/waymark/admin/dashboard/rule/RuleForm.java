package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Operator;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Brings what was typed into the form of a rule back into the rule's JSON. What was not touched
/// keeps the JSON that it had, and what is not finished stays as it was typed.
final class RuleForm {
  /// Each condition's path in its rule, in their order: `2`, or `2.0` within a group.
  static final String PATHS = "c";

  private static final String CONDITIONS = "conditions";
  private static final String ANY = "any";

  /// The status of a page with words of one's own, where visitors are kept out.
  static final int PAGE = 200;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// A host with a dot in its name, and whatever follows it.
  private static final Pattern BARE =
      Pattern.compile("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,63}([/?#:].*)?");

  /// Most values in one condition.
  private static final int MAX_VALUES = 250;

  private final Posted posted;
  private final String zone;
  private final Locale language;
  private final BinaryOperator<String> links;

  /// @param zone that a new condition on a time is meant in
  /// @param language that names are typed in
  /// @param links the link that is meant by what was typed, and by what stood there before
  RuleForm(Posted posted, String zone, Locale language, BinaryOperator<String> links) {
    this.posted = posted;
    this.zone = zone;
    this.language = language;
    this.links = links;
  }

  /// A rule as a new one begins: for everybody, and leading nowhere yet.
  static ObjectNode empty() {
    ObjectNode rule = NODES.objectNode().put("name", "");
    rule.putArray(CONDITIONS);
    rule.putObject("action").put("type", "channel").put("channel", "");
    return rule;
  }

  /// A rule with what was typed into its form.
  ObjectNode applied(ObjectNode before) {
    ObjectNode rule = before.deepCopy();
    if (posted.has("name")) {
      rule.put("name", posted.text("name"));
    }
    String match = posted.text("match");
    if (match.equals("any")) {
      rule.put("match", "any");
    } else if (match.equals("all") && !before.path("match").asText("all").equals("all")) {
      rule.remove("match");
    }
    rule.set(CONDITIONS, conditions(before.path(CONDITIONS)));
    JsonNode action = action(before.path("action"));
    if (action != null) {
      rule.set("action", action);
    }
    return rule;
  }

  private ArrayNode conditions(JsonNode before) {
    ArrayNode conditions = NODES.arrayNode();
    for (String path : posted.all(PATHS)) {
      if (!path.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") || conditions.size() > 2 * MAX_VALUES) {
        continue;
      }
      int dot = path.indexOf('.');
      JsonNode written = at(before, path);
      JsonNode condition = condition(path, written);
      if (dot < 0) {
        conditions.add(condition);
      } else {
        int group = Integer.parseInt(path.substring(0, dot));
        if (path.endsWith(".0") || conditions.isEmpty()) {
          conditions.add(before.path(group) instanceof ObjectNode old ? old.deepCopy() : group());
          ((ObjectNode) conditions.get(conditions.size() - 1)).putArray(ANY);
        }
        if (conditions.get(conditions.size() - 1).path(ANY) instanceof ArrayNode members) {
          members.add(condition);
        }
      }
    }
    return conditions;
  }

  private static ObjectNode group() {
    return NODES.objectNode();
  }

  /// The condition at a path; missing where there is none.
  static JsonNode at(JsonNode conditions, String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? conditions.path(Integer.parseInt(path))
        : conditions
            .path(Integer.parseInt(path.substring(0, dot)))
            .path(ANY)
            .path(Integer.parseInt(path.substring(dot + 1)));
  }

  private JsonNode condition(String path, JsonNode before) {
    ConditionForm form = form("c." + path + ".");
    if (form == null) {
      return before.isObject() ? before : NODES.objectNode();
    }
    ConditionForm old = ConditionForm.of(before);
    return form.equals(old) ? before : form.toJson();
  }

  /// What was typed of a condition; null when it has no form.
  private @Nullable ConditionForm form(String at) {
    ConditionField field = ConditionField.of(posted.text(at + "field"));
    if (field == null) {
      return null;
    }
    String was = posted.text(at + "was");
    if (!was.isEmpty() && !was.equals(field.key())) {
      return ConditionForm.empty(field, zone);
    }
    String operator = operator(field, posted.text(at + "op"));
    String typedZone = field.hasTimeZone() ? posted.text(at + "zone") : "";
    String inZone = field.hasTimeZone() && typedZone.isEmpty() ? "UTC" : typedZone;
    return switch (Control.of(field)) {
      case CHIPS -> new ConditionForm(field, operator, posted.all(at + "v"), "", inZone);
      case SEARCH -> new ConditionForm(field, operator, found(field, at), "", inZone);
      case TEXT -> new ConditionForm(field, operator, texts(operator, at), "", inZone);
      case SEGMENT -> new ConditionForm(field, operator, filled(posted.all(at + "v")), "", inZone);
      case DATE ->
          new ConditionForm(
              field,
              operator,
              isPair(operator)
                  ? List.of(posted.text(at + "v"), posted.text(at + "w"))
                  : List.of(posted.text(at + "v")),
              "",
              inZone);
      case TIME ->
          new ConditionForm(
              field,
              operator,
              operator.equals("between")
                  ? List.of(posted.text(at + "from"), posted.text(at + "until"))
                  : filled(posted.all(at + "v")),
              "",
              inZone);
      case HOURS ->
          new ConditionForm(
              field,
              "eq",
              List.of(posted.text(at + "v").equals("closed") ? "closed" : "open"),
              posted.text(at + "name"),
              "");
      case PARAMETER ->
          new ConditionForm(
              field,
              operator,
              List.of(asksForName(operator) ? "" : posted.text(at + "v")),
              posted.text(at + "name"),
              "");
      case COUNT ->
          new ConditionForm(
              field,
              operator,
              operator.equals("between")
                  ? List.of(posted.text(at + "v"), posted.text(at + "w"))
                  : List.of(posted.text(at + "v")),
              "",
              "");
    };
  }

  private static boolean asksForName(String operator) {
    return operator.equals(ConditionForm.PRESENT) || operator.equals(ConditionForm.MISSING);
  }

  private static boolean isPair(String operator) {
    Operator known = Operator.of(operator);
    return known != null && known.arity() == Operator.Arity.PAIR;
  }

  private static String operator(ConditionField field, String typed) {
    List<OperatorChoice> choices = OperatorChoice.of(field);
    return choices.stream().anyMatch(choice -> choice.key().equals(typed))
        ? typed
        : choices.getFirst().key();
  }

  private List<String> texts(String operator, String at) {
    Operator known = Operator.of(operator);
    List<String> typed = posted.all(at + "v").stream().map(String::strip).toList();
    if (isPair(operator)) {
      return List.of(typed.isEmpty() ? "" : typed.getFirst(), typed.size() < 2 ? "" : typed.get(1));
    }
    List<String> filled = filled(typed);
    boolean one = known != null && known.arity() == Operator.Arity.ONE;
    return one && filled.size() > 1 ? filled.subList(0, 1) : filled;
  }

  private static List<String> filled(List<String> values) {
    return values.stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .limit(MAX_VALUES)
        .toList();
  }

  /// The values that were chosen, and the one that was typed.
  private List<String> found(ConditionField field, String at) {
    var values = new ArrayList<>(posted.all(at + "v"));
    String typed = posted.text(at + "add");
    if (!typed.isEmpty()) {
      values.add(key(field, typed));
    }
    return filled(values);
  }

  /// The value that somebody means who types a name; what was typed when there is none.
  private String key(ConditionField field, String typed) {
    Vocabulary vocabulary = field.vocabulary();
    if (vocabulary != null) {
      for (int i = 0; i < vocabulary.size(); i++) {
        if (typed.equalsIgnoreCase(vocabulary.key(i))
            || typed.equalsIgnoreCase(vocabulary.name(i))
            || typed.equalsIgnoreCase(Words.of(vocabulary, i, language))) {
          return vocabulary.key(i);
        }
      }
    }
    return typed;
  }

  /// What was typed of the action; null when there is no form of it.
  private @Nullable JsonNode action(JsonNode before) {
    String type = posted.text("action");
    ObjectNode action = NODES.objectNode().put("type", type);
    switch (type) {
      case "redirect" -> action.put("url", address(posted.text("url")));
      case "channel" -> action.put("channel", posted.text("channel"));
      case "pool" -> action.put("pool", posted.text("pool"));
      case "link" ->
          action.put("link", links.apply(posted.text("link"), before.path("link").asText()));
      case "split" -> action.set("targets", targets());
      case "block" -> block(action);
      default -> {
        return null;
      }
    }
    return action.equals(before) ? before : action;
  }

  /// The targets of a split, each with its place in the lists of what was typed.
  private ArrayNode targets() {
    ArrayNode targets = NODES.arrayNode();
    List<String> all = posted.all("s.to");
    for (int i = 0; i < Math.min(all.size(), RuleReader.MAX_TARGETS); i++) {
      ObjectNode target = targets.addObject();
      Operation to = Operation.of(all.get(i));
      switch (to.verb()) {
        case "url" -> target.put("url", address(nth("s.url", i)));
        case "pool" -> target.put("pool", to.argument(0));
        default -> target.put("channel", to.argument(0));
      }
      String weight = nth("s.weight", i);
      if (weight.matches("[0-9]{1,6}")) {
        target.put("weight", Integer.parseInt(weight));
      } else {
        target.put("weight", weight);
      }
      if (!nth("s.name", i).isEmpty()) {
        target.put("name", nth("s.name", i));
      }
    }
    return targets;
  }

  /// A web address as it is meant by somebody who leaves out how it begins.
  static String address(String typed) {
    return BARE.matcher(typed).matches() ? "https://" + typed : typed;
  }

  private String nth(String name, int place) {
    List<String> all = posted.all(name);
    return place < all.size() ? all.get(place).strip() : "";
  }

  private void block(ObjectNode action) {
    String status = posted.text("b.status");
    action.put("status", status.matches("[0-9]{3}") ? Integer.parseInt(status) : PAGE);
    String title = posted.text("b.title");
    String text = posted.text("b.text").replace("\r\n", "\n");
    if (!title.isEmpty()) {
      action.put("title", title);
    }
    if (!text.isEmpty()) {
      action.put("text", text);
    }
  }

  /// The targets of an action: those of a split; of any other action, itself and one that is not
  /// there yet, as a split of it would begin.
  static ArrayNode targetsOf(JsonNode action) {
    if (action.path("targets") instanceof ArrayNode targets) {
      return targets;
    }
    ArrayNode targets = NODES.arrayNode();
    ObjectNode first = targets.addObject();
    for (String member : List.of("channel", "pool", "url")) {
      if (first.isEmpty() && action.has(member)) {
        first.set(member, action.get(member));
      }
    }
    targets.add(target());
    return targets;
  }

  private static ObjectNode target() {
    return NODES.objectNode().put("channel", "").put("weight", 1);
  }

  /// A rule that leads where another link leads.
  static ObjectNode leadingTo(ObjectNode before, String link) {
    ObjectNode rule = before.deepCopy();
    rule.putObject("action").put("type", "link").put("link", link);
    return rule;
  }

  /// A rule with another target of its split.
  static ObjectNode withTarget(ObjectNode before) {
    ObjectNode rule = before.deepCopy();
    if (rule.path("action").path("targets") instanceof ArrayNode targets
        && targets.size() < RuleReader.MAX_TARGETS) {
      targets.add(target());
    }
    return rule;
  }

  /// A rule without one of the targets of its split.
  static ObjectNode withoutTarget(ObjectNode before, int place) {
    ObjectNode rule = before.deepCopy();
    if (rule.path("action").path("targets") instanceof ArrayNode targets
        && place >= 0
        && place < targets.size()) {
      targets.remove(place);
    }
    return rule;
  }

  /// A rule with another condition at its end.
  ///
  /// @return the same when there is no room for it
  ObjectNode withCondition(ObjectNode before, ConditionField field) {
    ObjectNode rule = before.deepCopy();
    if (rule.path(CONDITIONS) instanceof ArrayNode conditions
        && conditions.size() < RuleReader.MAX_CONDITIONS) {
      conditions.add(ConditionForm.empty(field, zone).toJson());
    }
    return rule;
  }

  /// A rule with another condition beside the one at a path, of which one is enough.
  ObjectNode withAlternative(ObjectNode before, String path) {
    ObjectNode rule = before.deepCopy();
    if (!(rule.path(CONDITIONS) instanceof ArrayNode conditions)) {
      return rule;
    }
    int dot = path.indexOf('.');
    int place = Integer.parseInt(dot < 0 ? path : path.substring(0, dot));
    ConditionForm beside = ConditionForm.of(at(conditions, path));
    if (beside == null) {
      return rule;
    }
    ObjectNode other = ConditionForm.empty(beside.field(), zone).toJson();
    if (conditions.get(place).path(ANY) instanceof ArrayNode members) {
      if (members.size() < RuleReader.MAX_CONDITIONS) {
        members.insert(
            dot < 0 ? members.size() : Integer.parseInt(path.substring(dot + 1)) + 1, other);
      }
    } else {
      ObjectNode group = group();
      group.putArray(ANY).add(conditions.get(place)).add(other);
      conditions.set(place, group);
    }
    return rule;
  }

  /// A rule without the condition at a path; a group of one is that one.
  static ObjectNode withoutCondition(ObjectNode before, String path) {
    ObjectNode rule = before.deepCopy();
    if (!(rule.path(CONDITIONS) instanceof ArrayNode conditions)) {
      return rule;
    }
    int dot = path.indexOf('.');
    int place = Integer.parseInt(dot < 0 ? path : path.substring(0, dot));
    if (dot < 0) {
      conditions.remove(place);
    } else if (conditions.path(place).path(ANY) instanceof ArrayNode members) {
      members.remove(Integer.parseInt(path.substring(dot + 1)));
      if (members.isEmpty()) {
        conditions.remove(place);
      } else if (members.size() == 1) {
        conditions.set(place, members.get(0));
      }
    }
    return rule;
  }

  /// A rule with other values in one of its conditions.
  static ObjectNode withValues(ObjectNode before, String path, List<String> values) {
    ObjectNode rule = before.deepCopy();
    JsonNode condition = at(rule.path(CONDITIONS), path);
    ConditionForm form = ConditionForm.of(condition);
    if (form != null && condition instanceof ObjectNode object) {
      ConditionForm changed =
          new ConditionForm(
              form.field(), form.operator(), filled(values), form.name(), form.zone());
      object.removeAll();
      object.setAll(changed.toJson());
    }
    return rule;
  }
}
