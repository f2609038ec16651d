package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.input.JsonReader;
import dev.waymark.input.JsonReading;
import dev.waymark.rule.RuleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The rules, or entries of a hub, as they stand on the screen: the JSON that the API takes,
/// finished or not, and a name for each that stays the same while it is moved and changed.
/// Immutable.
///
/// @param entries from first to last
public record Draft(List<Entry> entries) {
  /// What the names of rules that are stored begin with; their places follow.
  private static final String STORED = "s";

  /// What the names of rules that are new begin with.
  private static final String NEW = "n";

  /// Whatever else is wrong with a document, it is an array of objects.
  private static final int MAX_BYTES = RuleReader.MAX_BYTES;

  /// One rule.
  ///
  /// @param key tells it from the others, whatever happens to it
  /// @param rule its JSON; not to be changed
  public record Entry(String key, ObjectNode rule) {

    /// The place that it has in what is stored; -1 for a new one.
    int stored() {
      return key.startsWith(STORED) ? Integer.parseInt(key.substring(STORED.length())) : -1;
    }
  }

  /// A list of its own.
  public Draft {
    entries = List.copyOf(entries);
  }

  /// What is stored, untouched.
  public static Draft of(ArrayNode stored) {
    var entries = new ArrayList<Entry>();
    for (JsonNode rule : stored) {
      entries.add(new Entry(STORED + entries.size(), object(rule)));
    }
    return new Draft(entries);
  }

  /// Reads the draft that a form carries.
  ///
  /// @param json the array
  /// @param keys the name of each rule, with commas between them; where they do not fit, each rule
  ///   gets the name of the stored one that is the same, or is called the same
  /// @param base what is stored, or was when the page was opened
  /// @return null when it is no array of rules that could be edited
  public static @Nullable Draft read(String json, String keys, ArrayNode base) {
    JsonNode tree = tree(json);
    if (!(tree instanceof ArrayNode array)
        || array.size() > RuleReader.MAX_RULES
        || !array.valueStream().allMatch(JsonNode::isObject)) {
      return null;
    }
    List<String> names = List.of(keys.split(",", -1));
    if (!fit(names, array.size(), base.size())) {
      return named(array, base);
    }
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < array.size(); i++) {
      entries.add(new Entry(names.get(i), object(array.get(i))));
    }
    return new Draft(entries);
  }

  /// JSON within the bounds of rules; null when it is none.
  public static @Nullable JsonNode tree(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_BYTES
            && JsonReader.ORDINARY.read(bytes) instanceof JsonReading.Accepted(JsonNode tree)
        ? tree
        : null;
  }

  private static boolean fit(List<String> names, int rules, int stored) {
    Set<String> seen = new HashSet<>();
    return names.size() == rules && names.stream().allMatch(n -> isName(n, stored) && seen.add(n));
  }

  private static boolean isName(String name, int stored) {
    boolean known = name.matches("[" + STORED + NEW + "](0|[1-9][0-9]{0,4})");
    return known
        && (name.startsWith(NEW) || Integer.parseInt(name.substring(STORED.length())) < stored);
  }

  /// Names rules by what they are like.
  static Draft named(ArrayNode rules, ArrayNode base) {
    var keys = new @Nullable String[rules.size()];
    Set<Integer> left = new HashSet<>();
    for (int i = 0; i < base.size(); i++) {
      left.add(i);
    }
    pair(rules, base, keys, left, rule -> rule);
    pair(rules, base, keys, left, rule -> rule.path("name"));
    var entries = new ArrayList<Entry>();
    int next = 1;
    for (int i = 0; i < keys.length; i++) {
      String key = keys[i];
      entries.add(new Entry(key == null ? NEW + next++ : key, object(rules.get(i))));
    }
    return new Draft(entries);
  }

  private static void pair(
      ArrayNode rules,
      ArrayNode base,
      @Nullable String[] keys,
      Set<Integer> left,
      UnaryOperator<JsonNode> by) {
    for (int i = 0; i < keys.length; i++) {
      for (int j = 0; keys[i] == null && j < base.size(); j++) {
        if (left.contains(j) && by.apply(base.get(j)).equals(by.apply(rules.get(i)))) {
          keys[i] = STORED + j;
          left.remove(j);
        }
      }
    }
  }

  private static ObjectNode object(JsonNode rule) {
    ObjectNode copy = rule instanceof ObjectNode object ? object.deepCopy() : object();
    // What an answer of the API adds.
    copy.remove(List.of("summary", "paused", "warnings"));
    return copy;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// How many rules there are.
  public int size() {
    return entries.size();
  }

  /// The array that the API takes.
  public ArrayNode rules() {
    var rules = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> rules.add(entry.rule()));
    return rules;
  }

  /// The names of the rules, with commas between them.
  public String keys() {
    return String.join(",", entries.stream().map(Entry::key).toList());
  }

  /// The place of a rule, from 0; -1 when there is none of this name.
  public int placeOf(@Nullable String key) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /// The rule of a name; null when there is none.
  public @Nullable ObjectNode rule(@Nullable String key) {
    int place = placeOf(key);
    return place < 0 ? null : entries.get(place).rule();
  }

  /// A rule in another place; one that lies outside is the nearest.
  public Draft moved(String key, int to) {
    int from = placeOf(key);
    if (from < 0) {
      return this;
    }
    var changed = new ArrayList<>(entries);
    Entry moved = changed.remove(from);
    changed.add(Math.clamp(to, 0, changed.size()), moved);
    return new Draft(changed);
  }

  /// All rules in another order; rules that it does not name keep theirs, after the others.
  public Draft inOrder(List<String> keys) {
    var changed = new ArrayList<Entry>();
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      int place = placeOf(key);
      if (place >= 0 && seen.add(key)) {
        changed.add(entries.get(place));
      }
    }
    entries.stream().filter(entry -> seen.add(entry.key())).forEach(changed::add);
    return new Draft(changed);
  }

  /// A rule changed; the same when there is none of this name.
  public Draft with(String key, ObjectNode rule) {
    return new Draft(
        entries.stream()
            .map(entry -> entry.key().equals(key) ? new Entry(key, rule.deepCopy()) : entry)
            .toList());
  }

  /// A rule less.
  public Draft without(String key) {
    return new Draft(entries.stream().filter(entry -> !entry.key().equals(key)).toList());
  }

  /// One more, which gets {@link #nextKey} as its name.
  ///
  /// @param place where, from 0
  public Draft plus(ObjectNode rule, int place) {
    var changed = new ArrayList<>(entries);
    changed.add(Math.clamp(place, 0, changed.size()), new Entry(nextKey(), rule.deepCopy()));
    return new Draft(changed);
  }

  /// The name that the next new rule gets.
  public String nextKey() {
    int highest = 0;
    for (Entry entry : entries) {
      if (entry.key().startsWith(NEW)) {
        highest = Math.max(highest, Integer.parseInt(entry.key().substring(NEW.length())));
      }
    }
    return NEW + (highest + 1);
  }
}
