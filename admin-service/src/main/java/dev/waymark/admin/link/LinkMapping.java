package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import dev.waymark.link.Slug;
import dev.waymark.publication.Finish;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.Lock;
import io.quarkus.logging.Log;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Between the row, what people write, and what is published.
final class LinkMapping {
  private LinkMapping() {}

  /// What people have written of a link, understood or not.
  static ObjectNode written(LinkEntity entity) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("domain", entity.domain);
    json.put("slug", entity.slug);
    new Labels(entity.title, entity.note, entity.tags).writeTo(json);
    json.put("active", entity.active);
    json.put("starts_at", text(entity.startsAt));
    json.put("expires_at", text(entity.expiresAt));
    json.put("max_clicks", entity.maxClicks);
    json.put("fallback_url", entity.fallbackUrl);
    json.put("target", entity.target);
    json.put("fallback_channel", entity.fallbackChannel);
    json.set("rules", StoredJson.parse(entity.rules));
    json.set("routing_rules", parse(entity.routingRules));
    json.set("ab_variants", parse(entity.abVariants));
    json.set("sequence", parse(entity.sequence));
    json.set("hub", parse(entity.hub));
    json.set("utm_params", StoredJson.parse(entity.utmParams));
    var forwarded = json.putArray("forward_params");
    entity.forwardParams.forEach(forwarded::add);
    json.set("deep_link", parse(entity.deepLink));
    json.put("og_title", entity.ogTitle);
    json.put("og_description", entity.ogDescription);
    json.put("og_image", entity.ogImage);
    return json;
  }

  /// The same, read.
  static StoredLink read(LinkEntity entity) {
    var faults = Faults.ofOurs();
    StoredLink link = StoredLink.of(LinkDraft.read(written(entity), "", faults), faults);
    if (link instanceof StoredLink.Unreadable unreadable) {
      Log.errorf(
          "A stored link cannot be read linkId=%s faults=%s", entity.id, unreadable.faults());
    }
    return link;
  }

  /// Writes a draft into a row. The slug of a new link must be there by now.
  static void write(LinkDraft draft, String slug, LinkEntity entity, Instant now) {
    ObjectNode json = draft.toJson();
    entity.domain = draft.domain();
    entity.slug = slug;
    entity.slugFolded = Slug.fold(slug);
    entity.title = draft.labels().title();
    entity.note = draft.labels().note();
    entity.tags = draft.labels().tags();
    entity.active = draft.lifecycle().active();
    entity.startsAt = draft.lifecycle().startsAt();
    entity.expiresAt = draft.lifecycle().expiresAt();
    entity.maxClicks = draft.lifecycle().maxClicks();
    entity.fallbackUrl = draft.lifecycle().fallbackUrl();
    entity.target = draft.destinations().target();
    entity.fallbackChannel = draft.destinations().fallbackChannel();
    JsonNode rules = json.get("rules");
    boolean sameRules =
        entity.rules == null ? rules.isEmpty() : StoredJson.parse(entity.rules).equals(rules);
    entity.rules = rules.toString();
    entity.rulesVersion += sameRules ? 0 : 1;
    entity.routingRules = text(json, "routing_rules");
    entity.abVariants = text(json, "ab_variants");
    entity.sequence = text(json, "sequence");
    entity.hub = text(json, "hub");
    entity.utmParams = json.get("utm_params").toString();
    entity.forwardParams = draft.finish().forwardParams().names();
    entity.deepLink = text(json, "deep_link");
    entity.ogTitle = draft.finish().openGraph().title();
    entity.ogDescription = draft.finish().openGraph().description();
    entity.ogImage = draft.finish().openGraph().image();
    entity.version++;
    entity.updatedAt = now;
  }

  /// Whether the link answers on a domain at all. One whose domain was removed does not.
  static boolean isOnADomain(LinkEntity entity) {
    return entity.domain == null || entity.domainId != null;
  }

  /// What redirect nodes get to read of a link.
  static LinkDocument document(LinkEntity entity, LinkDraft draft, Workspace workspace) {
    return new LinkDocument(
        entity.id,
        entity.workspaceId,
        entity.domain,
        entity.slug,
        draft.lifecycle(),
        entity.password == null ? null : new Lock(entity.password, entity.passwordVersion),
        draft.inForce(workspace.plan(), entity.rulesVersion),
        new Finish(
            draft.finish().utm().over(workspace.defaultUtmParams()),
            draft.finish().forwardParams(),
            draft.finish().deepLink(),
            draft.finish().openGraph()));
  }

  /// What is kept of a link in the audit log: all but the password's hash.
  static ObjectNode audited(LinkEntity entity) {
    return written(entity)
        .put("has_password", entity.password != null)
        .put("password_version", entity.passwordVersion);
  }

  /// What an export holds of a link: all but the password.
  static ObjectNode exported(LinkEntity entity) {
    return written(entity).put("id", entity.id).put("has_password", entity.password != null);
  }

  private static @Nullable JsonNode parse(@Nullable String json) {
    return json == null ? null : StoredJson.parse(json);
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static @Nullable String text(ObjectNode json, String name) {
    return json.get(name).isNull() ? null : json.get(name).toString();
  }
}
