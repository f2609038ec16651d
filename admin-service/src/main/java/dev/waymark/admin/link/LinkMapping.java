package dev.waymark.admin.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import dev.waymark.link.Slug;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import io.quarkus.logging.Log;
import java.time.Instant;

/// Between the row, what people write, and what is published.
final class LinkMapping {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LinkMapping() {}

  /// What people have written of a link.
  static LinkDraft draft(LinkEntity entity) {
    return new LinkDraft(
        entity.target,
        entity.slug,
        entity.title,
        entity.note,
        entity.tags,
        entity.active,
        rules(entity),
        UtmParams.read(parse(entity.utmParams), "", new Faults()));
  }

  /// Writes a draft into a row. The slug of a new link must be there by now.
  static void write(LinkDraft draft, String slug, LinkEntity entity, Instant now) {
    entity.target = draft.target();
    entity.slug = slug;
    entity.slugFolded = Slug.fold(slug);
    entity.title = draft.title();
    entity.note = draft.note();
    entity.tags = draft.tags();
    entity.active = draft.active();
    entity.rules = draft.rules().toJson().toString();
    entity.utmParams = draft.utmParams().toJson().toString();
    entity.version++;
    entity.updatedAt = now;
  }

  /// What redirect nodes get to read of a link.
  static LinkDocument document(LinkEntity entity, Plan plan, UtmParams defaults) {
    LinkDraft draft = draft(entity);
    return new LinkDocument(
        entity.id,
        entity.workspaceId,
        entity.domain,
        entity.slug,
        entity.active ? Lifecycle.ALWAYS : Lifecycle.OFF,
        null,
        Destinations.to(entity.target, PlanLimits.inForce(plan, draft.rules())),
        Finish.of(draft.utmParams().over(defaults)));
  }

  static LinkDocument document(LinkEntity entity, Workspace workspace) {
    return document(entity, workspace.plan(), workspace.defaultUtmParams());
  }

  /// The rules of a link. They were checked when they were saved; if this version of the service no
  /// longer understands them, that is one link's trouble and not that of everybody who lists it.
  static RuleSet rules(LinkEntity entity) {
    return switch (RuleReader.read(parse(entity.rules), "/rules")) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected -> {
        Log.errorf("Stored rules cannot be read linkId=%s faults=%s", entity.id, rejected.faults());
        yield RuleSet.NONE;
      }
    };
  }

  /// Whether this version of the service understands the stored rules. Of a link whose rules it
  /// does not, nothing may be written or published that would take them for none.
  static boolean hasReadableRules(LinkEntity entity) {
    return RuleReader.read(parse(entity.rules), "/rules") instanceof RuleReading.Accepted;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database has only JSON in a column of JSON", e);
    }
  }
}
