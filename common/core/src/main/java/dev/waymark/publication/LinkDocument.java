package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.Slug;
import dev.waymark.link.UtmParams;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link as redirect nodes read it: what was saved, with everything resolved that other resources
/// bring (the workspace's UTM defaults, the plan's limits).
///
/// @param id the link's id, `lnk_...`
/// @param workspace the id of its workspace, `ws_...`
/// @param domain the lower-case host it answers on; null stands for the default domain
/// @param slug as typed; looked up folded
/// @param active false answers 410
/// @param target a normalised {@link DestinationUrl}
/// @param rules those in force under the workspace's plan
/// @param utm over the workspace's defaults
public record LinkDocument(
    String id,
    String workspace,
    @Nullable String domain,
    String slug,
    boolean active,
    String target,
    RuleSet rules,
    UtmParams utm) {

  /// What came of reading a document.
  public sealed interface Reading {}

  /// It was understood.
  public record Accepted(LinkDocument document) implements Reading {}

  /// It was not; the node that reads it keeps the last version that was.
  ///
  /// @param faults every fault, at least one
  public record Rejected(List<Fault> faults) implements Reading {}

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    if (domain != null) {
      json.put("domain", domain);
    }
    json.put("slug", slug);
    json.put("active", active);
    json.put("target", target);
    json.set("rules", rules.toJson());
    json.set("utm", utm.toJson());
    return json;
  }

  /// Reads the body of a document, with every check that saving makes: what is served was checked
  /// by the code that serves it. Unknown properties are left alone, for a newer admin-service may
  /// write them.
  public static Reading read(String id, JsonNode json) {
    var faults = new Faults();
    String workspace = text(json, "workspace", faults);
    String domain = json.hasNonNull("domain") ? text(json, "domain", faults) : null;
    String slug = text(json, "slug", faults);
    String slugFault = Slug.fault(slug);
    if (slugFault != null) {
      faults.add("/slug", slugFault);
    }
    if (!json.path("active").isBoolean()) {
      faults.add("/active", "Neither true nor false.");
    }
    String target = url(text(json, "target", faults), faults);
    RuleSet rules =
        switch (RuleReader.read(json.path("rules"), "/rules")) {
          case RuleReading.Accepted accepted -> accepted.rules();
          case RuleReading.Rejected rejected -> {
            faults.addAll(rejected.faults());
            yield RuleSet.NONE;
          }
        };
    UtmParams utm = UtmParams.read(json.get("utm"), "/utm", faults);
    return faults.isEmpty()
        ? new Accepted(
            new LinkDocument(
                id,
                workspace,
                domain,
                slug,
                json.path("active").booleanValue(),
                target,
                rules,
                utm))
        : new Rejected(faults.toList());
  }

  private static String text(JsonNode json, String name, Faults faults) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      faults.add(Faults.at("", name), "Not a text.");
      return "";
    }
    return value.textValue();
  }

  private static String url(String text, Faults faults) {
    return switch (DestinationUrl.check(text)) {
      case DestinationUrl.Accepted accepted -> accepted.text();
      case DestinationUrl.Refused refused -> {
        faults.add("/target", refused.reason());
        yield "";
      }
    };
  }
}
