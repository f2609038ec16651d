package dev.waymark.admin.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.admin.version.Subject;
import dev.waymark.admin.version.Version;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import dev.waymark.link.Slug;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.Lock;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between the row, what people write, and what is published.
final class LinkMapping {
  /// The members of an exported link that are no fields.
  static final String ID = "id";

  static final String HAS_PASSWORD = "has_password";

  private LinkMapping() {}

  /// What people have written of a link, understood or not.
  static ObjectNode written(LinkEntity entity) {
    return StoredJson.parse(entity.written) instanceof ObjectNode written
        ? written
        : JsonNodeFactory.instance.objectNode();
  }

  /// The same, read.
  static StoredLink read(LinkEntity entity) {
    var faults = Faults.ofOurs();
    return checked(entity, LinkDraft.stored(written(entity), faults), faults);
  }

  /// The same as far as answers need it.
  static StoredLink readPlanned(LinkEntity entity) {
    var faults = Faults.ofOurs();
    return checked(entity, LinkDraft.planned(written(entity), faults), faults);
  }

  private static StoredLink checked(LinkEntity entity, LinkDraft draft, Faults faults) {
    StoredLink link = StoredLink.of(draft, faults);
    if (link instanceof StoredLink.Unreadable unreadable) {
      Log.errorf(
          "A stored link cannot be read linkId=%s faults=%s", entity.id, unreadable.faults());
    }
    return link;
  }

  /// Writes a draft into a row.
  ///
  /// @param draft with its slug
  /// @param before the document before
  static void write(
      LinkDraft draft, String slug, ObjectNode before, LinkEntity entity, Instant now) {
    entity.written = draft.written().toString();
    entity.domain = draft.get(LinkField.DOMAIN);
    entity.slug = slug;
    entity.slugFolded = Slug.fold(slug);
    entity.slugSkeleton = entity.domain == null ? SlugSkeleton.of(slug) : null;
    entity.rulesVersion += draft.changes(LinkField.RULES, before) ? 1 : 0;
    entity.version++;
    entity.updatedAt = now;
  }

  /// Whether the link answers on a domain at all. One whose domain was removed does not.
  static boolean isOnADomain(LinkEntity entity) {
    return entity.domain == null || entity.domainId != null;
  }

  /// What redirect nodes get to read of a link.
  static LinkDocument document(LinkEntity entity, LinkDraft draft, Workspace workspace) {
    return document(entity, draft, lock(entity), workspace);
  }

  /// The password of a link; null when it has none.
  static @Nullable Lock lock(LinkEntity entity) {
    return entity.password == null ? null : new Lock(entity.password, entity.passwordVersion);
  }

  /// The same with another password.
  static LinkDocument document(
      LinkEntity entity, LinkDraft draft, @Nullable Lock lock, Workspace workspace) {
    return document(entity, draft, lock, workspace.plan(), workspace.defaultUtmParams());
  }

  /// The same under another plan, and with other defaults of UTM parameters.
  static LinkDocument document(
      LinkEntity entity, LinkDraft draft, @Nullable Lock lock, Plan plan, UtmParams defaults) {
    return new LinkDocument(
        entity.id,
        entity.workspaceId,
        entity.domain,
        entity.slug,
        draft.lifecycle(),
        lock,
        draft.inForce(plan).destinations(entity.rulesVersion),
        draft.finish(defaults));
  }

  /// What the versions of a link are kept under.
  static Subject subject(LinkEntity entity) {
    return Subject.link(entity.workspaceId, entity.id);
  }

  /// The version of a link that a row holds.
  static Version version(LinkEntity entity) {
    return new Version(entity.version, entity.rulesVersion, entity.updatedAt, written(entity));
  }

  /// What is kept of a link in the audit log: all but the password's hash.
  static ObjectNode audited(LinkEntity entity) {
    return whole(entity)
        .put(HAS_PASSWORD, entity.password != null)
        .put("password_version", entity.passwordVersion);
  }

  /// What an export holds of a link: all but the password.
  static ObjectNode exported(LinkEntity entity) {
    return whole(entity).put(ID, entity.id).put(HAS_PASSWORD, entity.password != null);
  }

  /// Writes the same as it is kept, without reading it whole: it can be some hundred kilobytes.
  static void export(LinkEntity entity, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField(ID, entity.id);
    json.writeBooleanField(HAS_PASSWORD, entity.password != null);
    Map<String, LinkField<?>> missing = new LinkedHashMap<>();
    LinkField.all().forEach(field -> missing.put(field.key(), field));
    try (JsonParser written = StoredJson.parser(entity.written)) {
      written.nextToken();
      while (written.nextToken() == JsonToken.FIELD_NAME) {
        if (missing.remove(written.currentName()) == null) {
          // Only a later release knows it, and no import of this one takes it.
          written.nextToken();
          written.skipChildren();
        } else {
          json.copyCurrentStructure(written);
        }
      }
    }
    for (LinkField<?> field : missing.values()) {
      json.writeFieldName(field.key());
      json.writeTree(field.unset());
    }
    json.writeEndObject();
  }

  /// What people have written, and of every other field that it is not set.
  static ObjectNode whole(LinkEntity entity) {
    ObjectNode written = written(entity);
    var whole = JsonNodeFactory.instance.objectNode();
    for (LinkField<?> field : LinkField.all()) {
      whole.set(
          field.key(),
          written.path(field.key()).isMissingNode() ? field.unset() : written.get(field.key()));
    }
    return whole;
  }
}
