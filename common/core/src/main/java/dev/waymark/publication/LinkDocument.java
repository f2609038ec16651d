package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.Slug;
import org.jspecify.annotations.Nullable;

/// A link as redirect nodes read it: what was saved, with everything resolved that other resources
/// bring (the workspace's UTM defaults, the plan's limits). Channels, pools and schedules are named
/// by their keys; they have documents of their own.
///
/// In JSON the parts stand side by side, and what is not set is left out.
///
/// @param id the link's id, `lnk_...`
/// @param workspace the id of its workspace, `ws_...`
/// @param domain the lower-case host it answers on; null stands for the default domain
/// @param slug as typed; looked up folded
/// @param lifecycle when it answers
/// @param lock its password; null for none
/// @param destinations where its visitors go
/// @param finish what is done to the destination that was chosen
public record LinkDocument(
    String id,
    String workspace,
    @Nullable String domain,
    String slug,
    Lifecycle lifecycle,
    @Nullable Lock lock,
    Destinations destinations,
    Finish finish) {

  private static final TextRule NAME = TextRule.line(253);

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    if (domain != null) {
      json.put("domain", domain);
    }
    json.put("slug", slug);
    lifecycle.writeTo(json);
    if (lock != null) {
      lock.writeTo(json);
    }
    destinations.writeTo(json);
    finish.writeTo(json);
    return json;
  }

  /// Reads the body of a document, with every check that saving makes: what is served was checked
  /// by the code that serves it. Unknown properties are left alone, for a newer admin-service may
  /// write them.
  public static DocumentReading<LinkDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    var document =
        new LinkDocument(
            id,
            members.requiredText("workspace", NAME),
            members.text("domain", NAME),
            slug(members, faults),
            Lifecycle.read(members, faults),
            Lock.read(members, faults),
            Destinations.read(members, faults),
            Finish.read(members, faults));
    return faults.isEmpty()
        ? new DocumentReading.Accepted<>(document)
        : new DocumentReading.Rejected<>(faults.toList());
  }

  private static String slug(Members members, Faults faults) {
    int before = faults.count();
    String slug = members.requiredText("slug", NAME);
    String fault = faults.count() > before ? null : Slug.fault(slug);
    if (fault != null) {
      faults.add(members.at("slug"), fault);
    }
    return slug;
  }
}
