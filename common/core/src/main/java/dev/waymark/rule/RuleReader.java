package dev.waymark.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.Nearest;
import dev.waymark.input.TextRule;
import dev.waymark.link.DestinationUrl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads rules from JSON. Bad input is expected here, so nothing is thrown: the answer has either
/// the rules or what is wrong with them, each fault with its JSON pointer.
public final class RuleReader {
  private static final List<String> FIELDS =
      Arrays.stream(ConditionField.values()).map(ConditionField::key).toList();

  /// Most conditions in one rule, those in groups counted and the groups not.
  public static final int MAX_CONDITIONS = 20;

  /// Most rules that are looked at: more than any plan allows, so that the plan is named where one
  /// or two are too many, and few enough that nobody can have a million of them read.
  public static final int MAX_RULES = 200;

  /// Longest name of a rule, in characters.
  public static final int MAX_NAME_LENGTH = 100;

  /// Largest JSON of all rules of one link, in bytes of UTF-8.
  public static final int MAX_BYTES = 256 * 1024;

  /// What an answer of ours adds, so that it can be sent back as it is.
  private static final Set<String> READ_ONLY = Set.of("summary", "paused", "warnings");

  private static final int PAGE = 200;
  private static final Set<Integer> BLOCK_STATUSES = Set.of(404, 410, PAGE);
  private static final TextRule BLOCK_TITLE = TextRule.line(100);
  private static final TextRule BLOCK_TEXT = TextRule.lines(1_000);

  private static final String LINK = "lnk_";
  private static final TextRule LINK_ID = TextRule.line(64);

  private static final int MIN_TARGETS = 2;

  /// Most targets of a split.
  public static final int MAX_TARGETS = 10;

  private static final int MAX_WEIGHT = 1_000;
  private static final TextRule TARGET_NAME = TextRule.line(50);

  /// The member of a group that holds its conditions.
  private static final String GROUP = "any";

  private static final Set<String> RULE_PROPERTIES =
      Set.of("name", "enabled", "match", "conditions", "action");
  private static final Set<String> CONDITION_PROPERTIES =
      Set.of("field", "operator", "value", "timezone", "time_zone");

  private final Faults faults;

  private RuleReader(Faults faults) {
    this.faults = faults;
  }

  /// Reads an ordered list of rules.
  ///
  /// @param json the array as it arrived
  /// @param pointer where the array stands in the document, such as `/rules`; empty when it is the
  ///   document
  public static RuleReading read(JsonNode json, String pointer) {
    var reader = new RuleReader(new Faults());
    List<Rule> rules = reader.rules(json, pointer);
    return reader.faults.isEmpty()
        ? new RuleReading.Accepted(new RuleSet(rules))
        : new RuleReading.Rejected(reader.faults.list());
  }

  /// Reads the conditions of something that is no rule, by the rules for rules: at most 20 of them.
  ///
  /// @param json the array as it arrived; null when there is none, which always holds
  /// @param pointer where it stands in the document
  /// @param faults where to note what is wrong; what is returned is not to be used then
  public static ConditionSet readConditions(
      @Nullable JsonNode json, String pointer, Faults faults) {
    return json == null
        ? ConditionSet.NONE
        : new RuleReader(faults).conditions(json, Match.ALL, pointer);
  }

  /// Reads the conditions of a segment, by the rules for rules: at most 20 of them, one at least,
  /// and none on a segment.
  ///
  /// @param json the object with `match` and `conditions`
  /// @param faults where to note what is wrong; what is returned is not to be used then
  public static ConditionSet readSegment(JsonNode json, Faults faults) {
    var reader = new RuleReader(faults);
    Match match = reader.match(json.path("match"), Faults.at("", "match"));
    String pointer = Faults.at("", "conditions");
    ConditionSet when = reader.conditions(json.path("conditions"), match, pointer);
    if (json.path("conditions").isArray() && json.path("conditions").isEmpty()) {
      faults.add(pointer, "A segment has one condition at least.");
    }
    for (ConditionSet.Part part : when.parts()) {
      if (part.condition() instanceof Condition.SegmentIs) {
        faults.add(
            pointer + part.place() + "/field",
            "A segment has no segments in it; write their conditions.");
      }
    }
    refuseLargePatterns(List.of(when), "this segment", pointer, faults);
    return when;
  }

  private List<Rule> rules(JsonNode json, String pointer) {
    var rules = new ArrayList<Rule>();
    if (!json.isArray()) {
      faults.add(pointer, "Rules are an array, tried from first to last.");
      return rules;
    }
    if (json.size() > MAX_RULES) {
      faults.add(pointer, "There may be at most " + MAX_RULES + " rules.");
      return rules;
    }
    if (json.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      faults.add(pointer, "The rules of a link may have at most 256 KiB of JSON.");
      return rules;
    }
    for (int i = 0; i < json.size(); i++) {
      Rule rule = rule(json.get(i), Faults.at(pointer, i));
      if (rule != null) {
        rules.add(rule);
      }
    }
    refuseLargePatterns(rules.stream().map(Rule::when).toList(), "these rules", pointer, faults);
    return rules;
  }

  /// Notes when the patterns of all conditions of a link are too large together: a visit may have
  /// to try every one.
  ///
  /// @param what they belong to, in a sentence: `these rules`
  public static void refuseLargePatterns(
      List<ConditionSet> sets, String what, String pointer, Faults faults) {
    int size = patternSize(sets);
    if (size > TextPattern.MAX_TOTAL_SIZE) {
      faults.add(
          pointer,
          "The patterns of %s are too large together: their repetitions written out have %d steps, and %d are allowed."
              .formatted(what, size, TextPattern.MAX_TOTAL_SIZE));
    }
  }

  /// How large the patterns of some conditions are together, in instructions.
  public static int patternSize(List<ConditionSet> sets) {
    int size = 0;
    for (ConditionSet set : sets) {
      for (ConditionSet.Part part : set.parts()) {
        size += patternSize(part.condition());
      }
    }
    return size;
  }

  private static int patternSize(Condition.Simple condition) {
    TextTest test = null;
    if (condition instanceof Condition.TextHas text) {
      test = text.test();
    } else if (condition instanceof Condition.ParameterHas parameter) {
      test = parameter.test();
    }
    return test instanceof TextTest.Matches(TextPattern pattern) ? pattern.size() : 0;
  }

  private @Nullable Rule rule(JsonNode json, String pointer) {
    if (!json.isObject()) {
      faults.add(pointer, "A rule is an object with name, conditions and action.");
      return null;
    }
    refuseUnknown(json, pointer, RULE_PROPERTIES, READ_ONLY);
    String name = name(json.path("name"), Faults.at(pointer, "name"));
    boolean enabled = enabled(json.path("enabled"), Faults.at(pointer, "enabled"));
    Match match = match(json.path("match"), Faults.at(pointer, "match"));
    ConditionSet when =
        conditions(json.path("conditions"), match, Faults.at(pointer, "conditions"));
    Action action = action(json.path("action"), Faults.at(pointer, "action"));
    return name == null || action == null ? null : new Rule(name, enabled, when, action);
  }

  private boolean enabled(JsonNode json, String pointer) {
    if (!json.isMissingNode() && !json.isBoolean()) {
      faults.add(pointer, "'enabled' is true or false; a rule without it is switched on.");
    }
    return json.asBoolean(true);
  }

  private Match match(JsonNode json, String pointer) {
    Match match = json.isMissingNode() ? Match.ALL : Match.of(json.asText());
    if (match == null || !(json.isMissingNode() || json.isTextual())) {
      faults.add(pointer, "'match' is all or any; without it, all conditions must hold.");
      return Match.ALL;
    }
    return match;
  }

  private ConditionSet conditions(JsonNode json, Match match, String pointer) {
    var specs = new ArrayList<ConditionSpec>();
    var conditions = new ArrayList<Condition>();
    if (!json.isArray()) {
      faults.add(pointer, "Conditions are an array; an empty one always holds.");
    } else if (count(json) > MAX_CONDITIONS) {
      faults.add(
          pointer,
          "There may be at most " + MAX_CONDITIONS + " conditions, those in groups counted.");
    } else {
      for (int i = 0; i < json.size(); i++) {
        String at = Faults.at(pointer, i);
        if (json.get(i).has(GROUP)) {
          readGroup(json.get(i), at, specs, conditions);
        } else {
          Read read = readCondition(json.get(i), at);
          if (read != null) {
            specs.add(read.spec);
            conditions.add(read.condition);
          }
        }
      }
    }
    return new ConditionSet(match, specs, conditions);
  }

  private static int count(JsonNode conditions) {
    int count = 0;
    for (JsonNode condition : conditions) {
      JsonNode group = condition.path(GROUP);
      count += group.isArray() ? Math.max(1, group.size()) : 1;
    }
    return count;
  }

  private void readGroup(
      JsonNode json, String pointer, List<ConditionSpec> specs, List<Condition> conditions) {
    refuseUnknown(json, pointer, Set.of(GROUP), Set.of());
    JsonNode members = json.path(GROUP);
    String at = Faults.at(pointer, GROUP);
    if (!members.isArray() || members.isEmpty()) {
      faults.add(
          at, "A group is an array of conditions of which one must hold; it has one at least.");
      return;
    }
    var read = new ArrayList<Read>();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).has(GROUP)) {
        faults.add(Faults.at(at, i), "A group has conditions in it, and no groups.");
      } else {
        Read one = readCondition(members.get(i), Faults.at(at, i));
        if (one != null) {
          read.add(one);
        }
      }
    }
    if (read.size() == members.size()) {
      specs.add(new ConditionSpec.AnyOf(read.stream().map(Read::spec).toList()));
      conditions.add(new Condition.AnyOf(read.stream().map(Read::condition).toList()));
    }
  }

  /// A condition in two of its forms.
  private record Read(ConditionSpec.Simple spec, Condition.Simple condition) {}

  private @Nullable String name(JsonNode json, String pointer) {
    if (!json.isTextual() || json.textValue().isBlank()) {
      faults.add(pointer, "A rule needs a name, a label for your own reference.");
      return null;
    }
    String name = json.textValue();
    if (name.length() > MAX_NAME_LENGTH) {
      faults.add(pointer, "A name may have at most " + MAX_NAME_LENGTH + " characters.");
      return null;
    }
    String unprintable = ValueReader.unprintable(name);
    if (unprintable != null) {
      faults.add(pointer, unprintable);
      return null;
    }
    return name;
  }

  /// Null when something is wrong with it, which is noted.
  private @Nullable Read readCondition(JsonNode json, String pointer) {
    if (!json.isObject()) {
      faults.add(pointer, "A condition is an object with field, operator and value.");
      return null;
    }
    int before = faults.count();
    refuseUnknown(json, pointer, CONDITION_PROPERTIES, Set.of());
    ConditionField field = field(json.path("field"), Faults.at(pointer, "field"));
    Operator operator = operator(json.path("operator"), Faults.at(pointer, "operator"), field);
    JsonNode value = json.path("value");
    String zoneName = zoneName(json, pointer);
    String zone = zoneText(json.path(zoneName), Faults.at(pointer, zoneName), field);
    if (field == null || operator == null) {
      return null;
    }
    Condition.Simple condition =
        new ValueReader(field, operator, faults, pointer, zoneName).condition(value, zone);
    return condition == null || faults.count() > before
        ? null
        : new Read(new ConditionSpec.Simple(field.key(), operator.key(), value, zone), condition);
  }

  private @Nullable ConditionField field(JsonNode json, String pointer) {
    ConditionField field = json.isTextual() ? ConditionField.of(json.textValue()) : null;
    if (field == null) {
      faults.add(
          pointer,
          json.isTextual()
              ? "There is no such field" + Nearest.question(json.textValue(), FIELDS)
              : "A condition needs a field.",
          "It is one of " + String.join(", ", FIELDS) + ".");
    }
    return field;
  }

  private @Nullable Operator operator(
      JsonNode json, String pointer, @Nullable ConditionField field) {
    Operator operator = json.isTextual() ? Operator.of(json.textValue()) : null;
    if (field == null) {
      if (operator == null) {
        faults.add(
            pointer,
            "A condition needs an operator.",
            "It is one of " + keys(EnumSet.allOf(Operator.class)) + ".");
      }
      return operator;
    }
    if (operator == null || !field.operators().contains(operator)) {
      faults.add(pointer, "'" + field.key() + "' works with " + keys(field.operators()) + " only.");
      return null;
    }
    return operator;
  }

  private static String keys(Set<Operator> operators) {
    return operators.stream().map(Operator::key).collect(Collectors.joining(", "));
  }

  /// By which of its two names the time zone is there: the one of the reference, or the one that
  /// the rest of the API has.
  private String zoneName(JsonNode json, String pointer) {
    if (!json.has("time_zone")) {
      return "timezone";
    }
    if (json.has("timezone")) {
      faults.add(Faults.at(pointer, "time_zone"), "'timezone' says it already.");
    }
    return "time_zone";
  }

  private @Nullable String zoneText(JsonNode json, String pointer, @Nullable ConditionField field) {
    if (json.isMissingNode()) {
      return null;
    }
    if (field != null && !field.hasTimeZone()) {
      faults.add(pointer, "Only time, date and day have a timezone.");
      return null;
    }
    if (!json.isTextual()) {
      faults.add(pointer, "A timezone is a region such as Europe/Madrid.");
      return null;
    }
    return json.textValue();
  }

  private @Nullable Action action(JsonNode json, String pointer) {
    if (!json.isObject()) {
      faults.add(
          pointer,
          "A rule needs an action, such as {\"type\": \"redirect\", \"url\":"
              + " \"https://example.com\"}.");
      return null;
    }
    return switch (json.path("type").asText()) {
      case "redirect" -> redirect(json, pointer);
      case "channel" -> {
        String channel = key(json, pointer, "channel");
        yield channel == null ? null : new Action.Channel(channel);
      }
      case "pool" -> {
        String pool = key(json, pointer, "pool");
        yield pool == null ? null : new Action.Pool(pool);
      }
      case "block" -> block(json, pointer);
      case "split" -> split(json, pointer);
      case "link" -> link(json, pointer);
      default -> {
        refuseUnknown(
            json,
            pointer,
            Set.of("type", "url", "channel", "pool", "link", "status", "title", "text", "targets"),
            Set.of());
        faults.add(
            Faults.at(pointer, "type"),
            "The type of an action is redirect, channel, pool, split, link or block.");
        yield null;
      }
    };
  }

  private Action.@Nullable Block block(JsonNode json, String pointer) {
    refuseUnknown(json, pointer, Set.of("type", "status", "title", "text"), Set.of());
    int before = faults.count();
    int status = json.path("status").asInt();
    if (!json.path("status").isInt() || !BLOCK_STATUSES.contains(status)) {
      faults.add(Faults.at(pointer, "status"), "Visitors are blocked with 404, 410 or 200.");
    }
    String title = words(json.path("title"), Faults.at(pointer, "title"), BLOCK_TITLE);
    String text = words(json.path("text"), Faults.at(pointer, "text"), BLOCK_TEXT);
    if (title == null && (status == PAGE || text != null) && faults.count() == before) {
      faults.add(Faults.at(pointer, "title"), "A page with words of your own needs a title.");
    }
    return faults.count() > before ? null : new Action.Block(status, title, text);
  }

  private @Nullable String words(JsonNode json, String pointer, TextRule rule) {
    if (json.isMissingNode()) {
      return null;
    }
    String fault = json.isTextual() ? rule.fault(json.textValue()) : "This is a text.";
    if (fault != null) {
      faults.add(pointer, fault);
      return null;
    }
    return json.textValue();
  }

  private Action.@Nullable Link link(JsonNode json, String pointer) {
    refuseUnknown(json, pointer, Set.of("type", "link"), Set.of());
    String id = json.path("link").isTextual() ? json.path("link").textValue() : "";
    if (!id.startsWith(LINK) || LINK_ID.fault(id) != null) {
      faults.add(
          Faults.at(pointer, "link"),
          "This action needs the id of a link, such as lnk_3v9k2m4c6b8x0z1q5w7r.");
      return null;
    }
    return new Action.Link(id);
  }

  private Action.@Nullable Split split(JsonNode json, String pointer) {
    refuseUnknown(json, pointer, Set.of("type", "targets"), Set.of());
    JsonNode targets = json.path("targets");
    String at = Faults.at(pointer, "targets");
    if (!targets.isArray() || targets.size() < MIN_TARGETS || targets.size() > MAX_TARGETS) {
      faults.add(at, "A split has 2 to 10 targets.");
      return null;
    }
    int before = faults.count();
    var read = new ArrayList<Action.Target>();
    var names = new HashSet<String>();
    for (int i = 0; i < targets.size(); i++) {
      Action.Target target = target(targets.get(i), Faults.at(at, i));
      if (target != null) {
        read.add(target);
        if (!names.add(Action.nameOf(target, i))) {
          faults.add(
              Faults.at(Faults.at(at, i), "name"),
              "'" + Action.nameOf(target, i) + "' is the name of two targets.");
        }
      }
    }
    return faults.count() > before ? null : new Action.Split(read);
  }

  private Action.@Nullable Target target(JsonNode json, String pointer) {
    if (!json.isObject()) {
      faults.add(pointer, "A target is an object with a url, channel or pool.");
      return null;
    }
    int before = faults.count();
    refuseUnknown(json, pointer, Set.of("url", "channel", "pool", "weight", "name"), Set.of());
    if ((json.has("url") ? 1 : 0) + (json.has("channel") ? 1 : 0) + (json.has("pool") ? 1 : 0)
        != 1) {
      faults.add(pointer, "A target is a 'url', a 'channel' or a 'pool': one of them.");
      return null;
    }
    Action.Single to = null;
    if (json.has("url")) {
      to = url(json, pointer);
    } else {
      String kind = json.has("channel") ? "channel" : "pool";
      String key = keyOf(json, pointer, kind);
      if (key != null) {
        to = kind.equals("channel") ? new Action.Channel(key) : new Action.Pool(key);
      }
    }
    JsonNode weight = json.path("weight");
    if (!weight.isMissingNode()
        && !(weight.isInt() && weight.intValue() >= 1 && weight.intValue() <= MAX_WEIGHT)) {
      faults.add(Faults.at(pointer, "weight"), "A weight is a whole number from 1 to 1,000.");
    }
    String name = words(json.path("name"), Faults.at(pointer, "name"), TARGET_NAME);
    return to == null || faults.count() > before
        ? null
        : new Action.Target(to, weight.asInt(1), name);
  }

  private Action.@Nullable Redirect redirect(JsonNode json, String pointer) {
    refuseUnknown(json, pointer, Set.of("type", "url"), Set.of());
    return url(json, pointer);
  }

  private Action.@Nullable Redirect url(JsonNode json, String pointer) {
    JsonNode url = json.path("url");
    if (!url.isTextual()) {
      faults.add(
          Faults.at(pointer, "url"), "A redirect needs a URL, such as https://example.com/page.");
      return null;
    }
    return switch (DestinationUrl.check(url.textValue())) {
      case DestinationUrl.Accepted accepted -> new Action.Redirect(accepted.text());
      case DestinationUrl.Refused refused -> {
        faults.add(Faults.at(pointer, "url"), refused.reason());
        yield null;
      }
    };
  }

  /// The key of the channel or pool that an action names; null when something is wrong with it,
  /// which is noted.
  private @Nullable String key(JsonNode json, String pointer, String name) {
    refuseUnknown(json, pointer, Set.of("type", name), Set.of());
    return keyOf(json, pointer, name);
  }

  private @Nullable String keyOf(JsonNode json, String pointer, String name) {
    JsonNode key = json.path(name);
    String fault =
        key.isTextual()
            ? Key.fault(key.textValue())
            : "This action needs the key of a " + name + ", such as es-sales.";
    if (fault != null) {
      faults.add(Faults.at(pointer, name), fault);
      return null;
    }
    return key.textValue();
  }

  private void refuseUnknown(
      JsonNode json, String pointer, Set<String> allowed, Set<String> ignored) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name) && !ignored.contains(name)) {
                Members.refuseUnknown(
                    name,
                    allowed,
                    "There are "
                        + allowed.stream().sorted().collect(Collectors.joining(", "))
                        + ".",
                    Faults.at(pointer, name),
                    faults);
              }
            });
  }
}
