package dev.waymark.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.HostName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people write of a domain. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
///
/// @param name the host, in lower-case ASCII
record DomainDraft(
    String name,
    @Nullable String rootUrl,
    @Nullable JsonNode appleAppSiteAssociation,
    @Nullable JsonNode assetlinks) {

  private static final TextRule HOST = TextRule.line(253);
  private static final int MAX_FILE = 128 * 1024;

  /// What [Apple's
  /// file](https://developer.apple.com/documentation/xcode/supporting-associated-domains) can speak
  /// of.
  private static final List<String> APPLE_SERVICES =
      List.of("applinks", "webcredentials", "appclips", "activitycontinuation");

  /// Reads a draft; not to be used when faults were noted.
  static DomainDraft read(ObjectNode json, ShortLinks shortLinks, Faults faults) {
    var members = new Members(json, "", faults);
    var draft =
        new DomainDraft(
            name(members, shortLinks, faults),
            members.raw("root_url") == null
                ? null
                : shortLinks.destination(members, "root_url", faults),
            association(members, faults),
            assetlinks(members, faults));
    members.end();
    return draft;
  }

  static DomainDraft of(DomainEntity entity) {
    return new DomainDraft(
        entity.name,
        entity.rootUrl,
        entity.appleAppSiteAssociation == null
            ? null
            : StoredJson.parse(entity.appleAppSiteAssociation),
        entity.assetlinks == null ? null : StoredJson.parse(entity.assetlinks));
  }

  /// The same in JSON, for a patch to apply to.
  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("domain", name);
    json.put("root_url", rootUrl);
    json.set("apple_app_site_association", appleAppSiteAssociation);
    json.set("assetlinks", assetlinks);
    return json;
  }

  private static String name(Members members, ShortLinks shortLinks, Faults faults) {
    String typed = members.requiredText("domain", HOST);
    if (typed.isEmpty()) {
      return typed;
    }
    // The check of destinations knows which hosts browsers and we read alike; what is more than a
    // host does not come out of it as one.
    if (!(DestinationUrl.check("https://" + typed) instanceof DestinationUrl.Accepted accepted)
        || !accepted.text().equals("https://" + accepted.host())
        || accepted.host().endsWith(".")
        || !HostName.isLettersDigitsHyphens(accepted.host())
        || !hasLetters(accepted.host())) {
      faults.add(
          members.at("domain"),
          "A domain is a host name such as go.example.com, without https:// and without a path.");
      return "";
    }
    if (accepted.host().equals(shortLinks.defaultDomain())) {
      faults.add(
          members.at("domain"), "This is the default domain, which all workspaces have already.");
    }
    return accepted.host();
  }

  /// Whether it is a name of several parts and no address.
  private static boolean hasLetters(String host) {
    char first = host.charAt(host.lastIndexOf('.') + 1);
    return host.indexOf('.') > 0 && first >= 'a' && first <= 'z';
  }

  private static @Nullable JsonNode association(Members members, Faults faults) {
    String pointer = members.at("apple_app_site_association");
    JsonNode json = members.raw("apple_app_site_association");
    if (json == null) {
      return null;
    }
    if (APPLE_SERVICES.stream().noneMatch(service -> json.path(service).isObject())) {
      faults.add(
          pointer,
          "This is the object of Apple's file, with at least one of: "
              + String.join(", ", APPLE_SERVICES)
              + ".");
    }
    isSmall(json, pointer, faults);
    return json;
  }

  private static @Nullable JsonNode assetlinks(Members members, Faults faults) {
    String pointer = members.at("assetlinks");
    JsonNode json = members.raw("assetlinks");
    if (json == null) {
      return null;
    }
    if (!json.isArray()) {
      faults.add(pointer, "This is the array of Google's file, one statement an entry.");
    }
    if (!isSmall(json, pointer, faults)) {
      return json;
    }
    for (int i = 0; i < json.size(); i++) {
      JsonNode statement = json.path(i);
      if (!statement.path("relation").isArray()
          || !statement.path("target").path("namespace").isTextual()) {
        faults.add(
            Faults.at(pointer, i),
            "A statement has a 'relation', an array, and a 'target' with a 'namespace'.");
      }
    }
    return json;
  }

  private static boolean isSmall(JsonNode json, String pointer, Faults faults) {
    if (json.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_FILE) {
      return true;
    }
    faults.add(pointer, "This may have at most 128 KiB.");
    return false;
  }
}
