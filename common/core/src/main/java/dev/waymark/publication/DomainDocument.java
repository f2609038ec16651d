package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl;
import org.jspecify.annotations.Nullable;

/// A domain that answers short links, as redirect nodes read it.
///
/// @param domain its host in lower-case ASCII, under which it is published
/// @param workspace the id of the workspace it belongs to, `ws_...`
/// @param rootUrl where `/` leads, a normalised {@link DestinationUrl}; null for nowhere
/// @param appleAppSiteAssociation the object served at `/.well-known/apple-app-site-association`;
///   null for none
/// @param assetLinks the array served at `/.well-known/assetlinks.json`; null for none
public record DomainDocument(
    String domain,
    String workspace,
    @Nullable String rootUrl,
    @Nullable JsonNode appleAppSiteAssociation,
    @Nullable JsonNode assetLinks) {

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    if (rootUrl != null) {
      json.put("root_url", rootUrl);
    }
    if (appleAppSiteAssociation != null) {
      json.set("apple_app_site_association", appleAppSiteAssociation);
    }
    if (assetLinks != null) {
      json.set("asset_links", assetLinks);
    }
    return json;
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<DomainDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var body = new DocumentBody(json, faults);
    if (!(DestinationUrl.check("https://" + id) instanceof DestinationUrl.Accepted accepted
        && accepted.host().equals(id))) {
      faults.add("", "'" + id + "' is not a host in lower-case ASCII.");
    }
    String workspace = body.text("workspace");
    String rootUrl = body.optionalUrl("root_url");
    JsonNode association = optional(json, "apple_app_site_association");
    if (association != null && !association.isObject()) {
      faults.add("/apple_app_site_association", "Not an object.");
    }
    JsonNode assetLinks = optional(json, "asset_links");
    if (assetLinks != null && !assetLinks.isArray()) {
      faults.add("/asset_links", "Not an array.");
    }
    return faults.isEmpty()
        ? new DocumentReading.Accepted<>(
            new DomainDocument(id, workspace, rootUrl, association, assetLinks))
        : new DocumentReading.Rejected<>(faults.toList());
  }

  private static @Nullable JsonNode optional(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.get(name) : null;
  }
}
