package dev.waymark.admin.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.keyed.KeyedDraft;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.PoolDocument.Member;
import java.util.List;

/// What people write of a pool. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
record PoolDraft(String key, String name, List<Member> members, boolean sticky)
    implements KeyedDraft {
  private static final TextRule LINE = TextRule.line(100);

  /// A list of its own.
  PoolDraft {
    members = List.copyOf(members);
  }

  /// Reads a draft; not to be used when faults were noted.
  static PoolDraft read(ObjectNode json, Directory directory, Faults faults) {
    var body = new Members(json, "", faults);
    String key = body.requiredText("key", LINE);
    String fault = key.isEmpty() ? null : Key.fault(key);
    if (fault != null) {
      faults.add(body.at("key"), fault);
    }
    var draft =
        new PoolDraft(
            key,
            body.requiredText("name", LINE),
            members(body, directory, faults),
            body.flag("sticky", false));
    body.end();
    return draft;
  }

  private static List<Member> members(Members body, Directory directory, Faults faults) {
    String pointer = body.at("members");
    JsonNode json = body.raw("members");
    if (json == null) {
      faults.add(pointer, "'members' is required, such as [{\"channel\": \"es-sales\"}].");
      return List.of();
    }
    int before = faults.count();
    List<Member> members = PoolDocument.readMembers(json, pointer, faults);
    for (int i = 0; i < json.size() && i < members.size(); i++) {
      var one = new Members(json.get(i), Faults.at(pointer, i), faults);
      List.of("channel", "weight", "schedule").forEach(one::raw);
      one.end();
    }
    if (faults.count() > before) {
      return members;
    }
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      String at = Faults.at(pointer, i);
      directory.check(Entry.CHANNEL, member.channel(), Faults.at(at, "channel"), faults);
      if (member.schedule() != null) {
        directory.check(Entry.SCHEDULE, member.schedule(), Faults.at(at, "schedule"), faults);
      }
    }
    return members;
  }

  @Override
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("key", key);
    json.put("name", name);
    json.set("members", PoolDocument.toJson(members));
    json.put("sticky", sticky);
    return json;
  }
}
