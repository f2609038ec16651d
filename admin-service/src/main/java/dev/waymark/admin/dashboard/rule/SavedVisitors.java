package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.simulation.SimulationView;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The link's tests as they stand on the screen: visitors with a name, and what they are expected
/// to get. They are saved with the rules. Immutable.
///
/// @param tests the JSON that the API takes; not to be changed
record SavedVisitors(ArrayNode tests) {
  /// As the API has it.
  private static final int MOST = 50;

  private static final int LONGEST_NAME = 100;
  private static final String NAME = "name";
  private static final String EXPECT = "expect";

  /// What a form carries.
  ///
  /// @return null when it is nothing that could be edited
  static @Nullable SavedVisitors read(String json) {
    return Draft.tree(json) instanceof ArrayNode array
            && array.size() <= MOST
            && array.valueStream().allMatch(JsonNode::isObject)
        ? new SavedVisitors(array)
        : null;
  }

  int size() {
    return tests.size();
  }

  /// The one at a place; empty when there is none.
  JsonNode at(int place) {
    return tests.path(place);
  }

  /// Whether there is room for another.
  boolean full() {
    return size() >= MOST;
  }

  /// The same without the one at a place.
  SavedVisitors without(int place) {
    ArrayNode fewer = tests.deepCopy();
    if (place >= 0 && place < fewer.size()) {
      fewer.remove(place);
    }
    return new SavedVisitors(fewer);
  }

  /// The same with another one; one of the same name is replaced.
  ///
  /// @param name as it was typed
  SavedVisitors with(String name, ObjectNode visitor, ObjectNode expected) {
    ArrayNode more = tests.deepCopy();
    ObjectNode test =
        JsonNodeFactory.instance
            .objectNode()
            .put(NAME, name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    test.set("visitor", visitor);
    test.set(EXPECT, expected);
    int place = placeOf(name);
    if (place < 0) {
      more.add(test);
    } else {
      more.set(place, test);
    }
    return new SavedVisitors(more);
  }

  /// The same with another expectation of the one at a place.
  SavedVisitors expecting(int place, ObjectNode expected) {
    ArrayNode changed = tests.deepCopy();
    if (changed.path(place) instanceof ObjectNode test) {
      test.set(EXPECT, expected);
    }
    return new SavedVisitors(changed);
  }

  private int placeOf(String name) {
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).path(NAME).asText().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// The played visitor as a test keeps them: at the moment that is played, so that the test says
  /// the same tomorrow.
  static ObjectNode visitor(PlayedVisitor played, Matter matter) {
    PlayedVisitor fixed =
        played.at().isEmpty()
            ? played.at(
                matter
                    .now()
                    .atZone(played.zoneId())
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString())
            : played;
    ObjectNode json = fixed.toJson(matter.now());
    if (!json.path("unlocked").asBoolean()) {
      json.remove("unlocked");
    }
    return json;
  }

  /// What a visitor gets, as an expectation. Of a rule that sends its visitors to several places it
  /// is the rule.
  ///
  /// @param turns whether what decides sends its visitors to several places
  static ObjectNode expectation(SimulationView played, boolean turns) {
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    String rule = played.decidedBy().rule();
    if (turns && rule != null) {
      return expected.put("rule", rule);
    }
    return expectation(played.outcome(), played.decidedBy().channel(), played.location());
  }

  /// What a visitor gets, as an expectation.
  static ObjectNode expectation(
      String outcome, @Nullable String channel, @Nullable String location) {
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    if (channel != null) {
      return expected.put("channel", channel);
    }
    return location == null
        ? expected.put("outcome", outcome)
        : expected.put("destination", location);
  }

  /// What differs from what is stored, each with its kind: `added`, `changed` or `removed`.
  List<Difference> since(SavedVisitors stored) {
    var differences = new ArrayList<Difference>();
    for (JsonNode test : tests) {
      int place = stored.placeOf(test.path(NAME).asText());
      if (place < 0) {
        differences.add(new Difference("added", test));
      } else if (!stored.at(place).equals(test)) {
        differences.add(new Difference("changed", test));
      }
    }
    for (JsonNode test : stored.tests) {
      if (placeOf(test.path(NAME).asText()) < 0) {
        differences.add(new Difference("removed", test));
      }
    }
    return differences;
  }

  /// One that differs.
  record Difference(String kind, JsonNode test) {}
}
