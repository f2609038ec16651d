package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.visit.Played;
import dev.waymark.admin.visit.Visitor;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A made-up visitor of a link, and what they are expected to get.
///
/// @param name what people call it; once in a link
/// @param visitor as `simulate` takes it, a time included
/// @param read the same, read
/// @param expect what is expected, by names such as `rule`; at least one
public record LinkTest(String name, ObjectNode visitor, Visitor read, Map<String, String> expect) {
  /// Most tests of a link.
  static final int MAX = 50;

  /// Most bytes of all tests of a link, as JSON.
  private static final int MAX_BYTES = 64 * 1024;

  private static final TextRule NAME = TextRule.line(100);
  private static final TextRule VALUE = TextRule.line(8_192);

  /// What can be expected, and where it is in what a visitor gets.
  private static final Map<String, Function<Played, @Nullable String>> EXPECTATIONS =
      Map.of(
          "destination", Played::location,
          "rule", Played::rule,
          "channel", Played::channel,
          "outcome", Played::outcome);

  private static final List<String> NAMES = List.of("destination", "rule", "channel", "outcome");

  /// Copies of its own.
  public LinkTest {
    expect = Map.copyOf(expect);
  }

  /// By what was written, not by what was read of it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinkTest test
        && test.name.equals(name)
        && test.visitor.equals(visitor)
        && test.expect.equals(expect);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, visitor, expect);
  }

  /// Reads the tests of a link; what is answered after a fault is not to be used.
  ///
  /// @param json null stands for none
  static List<LinkTest> readAll(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null) {
      return List.of();
    }
    if (!json.isArray() || json.size() > MAX) {
      faults.add(pointer, "This is an array of at most " + MAX + " tests.");
      return List.of();
    }
    if (json.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      faults.add(pointer, "The tests of a link may have at most 64 KiB of JSON.");
      return List.of();
    }
    var tests = new ArrayList<LinkTest>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < json.size(); i++) {
      String at = Faults.at(pointer, i);
      LinkTest test = read(json.get(i), at, faults);
      if (!test.name.isEmpty() && !names.add(test.name)) {
        faults.add(at + "/name", "There is another test of this name.");
      }
      tests.add(test);
    }
    return List.copyOf(tests);
  }

  private static LinkTest read(JsonNode json, String pointer, Faults faults) {
    var members = new Members(json, pointer, faults);
    String name = members.requiredText("name", NAME);
    JsonNode visitor = members.raw("visitor");
    if (visitor == null) {
      faults.add(members.at("visitor"), "'visitor' is required; {} is somebody unknown.");
    }
    ObjectNode described =
        visitor instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    Visitor read =
        Visitor.read(visitor == null ? described : visitor, members.at("visitor"), faults);
    Map<String, String> expect = expectations(members, faults);
    members.end();
    return new LinkTest(name, described, read, expect);
  }

  private static Map<String, String> expectations(Members members, Faults faults) {
    JsonNode json = members.raw("expect");
    String pointer = members.at("expect");
    Map<String, String> expect = new HashMap<>();
    if (json != null) {
      var inner = new Members(json, pointer, faults);
      for (String name : NAMES) {
        String value = inner.text(name, VALUE);
        if (value != null) {
          expect.put(name, value);
        }
      }
      inner.end();
    }
    if (json == null || (json.isObject() && json.isEmpty())) {
      faults.add(
          pointer, "A test expects something: one or more of " + String.join(", ", NAMES) + ".");
    }
    String outcome = expect.get("outcome");
    if (outcome != null && !Played.OUTCOMES.contains(outcome)) {
      faults.add(
          pointer + "/outcome", "This is one of " + String.join(", ", Played.OUTCOMES) + ".");
    }
    return expect;
  }

  /// Whether what a visitor gets is what is expected.
  boolean isMetBy(Played played) {
    return expect.entrySet().stream()
        .allMatch(
            each ->
                each.getValue()
                    .equals(Objects.requireNonNull(EXPECTATIONS.get(each.getKey())).apply(played)));
  }

  /// What is expected, in JSON.
  ObjectNode expected() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (String name : NAMES) {
      if (expect.containsKey(name)) {
        json.put(name, expect.get(name));
      }
    }
    return json;
  }

  /// The wire form of several.
  public static ArrayNode toJson(List<LinkTest> tests) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (LinkTest test : tests) {
      ObjectNode each = json.addObject().put("name", test.name);
      each.set("visitor", test.visitor);
      each.set("expect", test.expected());
    }
    return json;
  }
}
