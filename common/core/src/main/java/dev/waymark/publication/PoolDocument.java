package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool of channels that take turns, as redirect nodes read it.
///
/// @param workspace the id of its workspace, `ws_...`
/// @param key its {@link Key}
/// @param name what people call it
/// @param members in the order of their turns, each channel once
/// @param sticky whether a returning visitor stays with the same member
public record PoolDocument(
    String workspace, String key, String name, List<Member> members, boolean sticky) {
  /// Most members of a pool.
  public static final int MAX_MEMBERS = 100;

  /// Greatest weight of a member.
  public static final int MAX_WEIGHT = 100;

  public PoolDocument {
    members = List.copyOf(members);
  }

  /// A channel in a pool.
  ///
  /// @param channel the key of the channel
  /// @param weight how many turns it gets for each of a member of weight 1; 1 to 100
  /// @param schedule the key of the schedule in whose hours alone it takes part; null for always
  public record Member(String channel, int weight, @Nullable String schedule) {}

  /// The id under which the pool is published.
  public static String id(String workspace, String key) {
    return DocumentBody.id(workspace, key);
  }

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    json.put("key", key);
    json.put("name", name);
    json.set("members", toJson(members));
    json.put("sticky", sticky);
    return json;
  }

  /// The wire form of members, which {@link #readMembers} accepts.
  public static ArrayNode toJson(List<Member> members) {
    var json = JsonNodeFactory.instance.arrayNode();
    for (Member member : members) {
      ObjectNode one = json.addObject();
      one.put("channel", member.channel);
      one.put("weight", member.weight);
      if (member.schedule != null) {
        one.put("schedule", member.schedule);
      }
    }
    return json;
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<PoolDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var body = new DocumentBody(json, faults);
    String workspace = body.text("workspace");
    String key = body.key("key");
    String name = body.text("name");
    List<Member> members = readMembers(json.path("members"), "/members", faults);
    boolean sticky = body.flag("sticky");
    body.expectId(id, id(workspace, key));
    return faults.isEmpty()
        ? new DocumentReading.Accepted<>(new PoolDocument(workspace, key, name, members, sticky))
        : new DocumentReading.Rejected<>(faults.toList());
  }

  /// Reads `[{"channel": "anna", "weight": 2, "schedule": "office"}]`; a weight that is left out is
  /// 1. Faults are noted with their pointers, and the result then is not to be used.
  public static List<Member> readMembers(JsonNode json, String pointer, Faults faults) {
    var members = new ArrayList<Member>();
    if (!json.isArray() || json.isEmpty() || json.size() > MAX_MEMBERS) {
      faults.add(
          pointer,
          "Members are a list of 1 to " + MAX_MEMBERS + ", such as [{\"channel\": \"es-sales\"}].");
      return members;
    }
    var channels = new HashSet<String>();
    for (int i = 0; i < json.size(); i++) {
      String at = Faults.at(pointer, i);
      Member member = readMember(json.get(i), at, faults);
      if (!member.channel.isEmpty() && !channels.add(member.channel)) {
        faults.add(
            Faults.at(at, "channel"),
            "'" + member.channel + "' is in the pool already; give it a greater weight instead.");
      }
      members.add(member);
    }
    return members;
  }

  private static Member readMember(JsonNode json, String pointer, Faults faults) {
    String channel = readKey(json.path("channel"), Faults.at(pointer, "channel"), faults);
    JsonNode weight = json.path("weight");
    boolean hasWeight = json.hasNonNull("weight");
    if (hasWeight
        && !(weight.isIntegralNumber()
            && weight.canConvertToInt()
            && weight.intValue() >= 1
            && weight.intValue() <= MAX_WEIGHT)) {
      faults.add(
          Faults.at(pointer, "weight"), "A weight is a whole number from 1 to " + MAX_WEIGHT + ".");
    }
    String schedule =
        json.hasNonNull("schedule")
            ? readKey(json.path("schedule"), Faults.at(pointer, "schedule"), faults)
            : null;
    return new Member(channel, hasWeight ? weight.intValue() : 1, schedule);
  }

  private static String readKey(JsonNode json, String pointer, Faults faults) {
    String key = json.isTextual() ? json.textValue() : "";
    String fault = Key.fault(key);
    if (fault != null) {
      faults.add(pointer, fault);
    }
    return key;
  }
}
