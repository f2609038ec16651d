package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.AffectedLink;
import dev.waymark.admin.workspace.AffectedLink.AffectedRule;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.WorkspaceFollower;
import dev.waymark.plan.Plan;
import dev.waymark.publication.DocumentKind;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleSet;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Publishes a workspace's links anew when what the workspace brings to them has changed: the plan,
/// or the defaults of UTM parameters.
@Singleton
class LinkFollower implements WorkspaceFollower {
  private static final int BATCH = 500;

  private final LinkRepository repository;
  private final Publication publication;
  private final ShortLinks shortLinks;

  LinkFollower(LinkRepository repository, Publication publication, ShortLinks shortLinks) {
    this.repository = repository;
    this.publication = publication;
    this.shortLinks = shortLinks;
  }

  @Override
  public List<AffectedLink> follow(Workspace before, Workspace after) {
    var affected = new ArrayList<AffectedLink>();
    boolean concerned =
        before.plan() != after.plan()
            || !before.defaultUtmParams().equals(after.defaultUtmParams());
    String last = "";
    while (concerned) {
      List<LinkEntity> batch = repository.after(after.id(), last, BATCH);
      Map<String, ObjectNode> documents = new HashMap<>();
      for (LinkEntity entity : batch) {
        if (!LinkMapping.hasReadableRules(entity)) {
          Log.errorf("Left as published: its rules cannot be read linkId=%s", entity.id);
          continue;
        }
        documents.put(entity.id, LinkMapping.document(entity, after).toJson());
        List<AffectedRule> rules = changed(before.plan(), after.plan(), LinkMapping.rules(entity));
        if (!rules.isEmpty()) {
          // What is answered of the link says which rules are paused, so its ETag has to change.
          entity.version++;
          affected.add(
              new AffectedLink(entity.id, entity.slug, shortLinks.url(entity.slug), rules));
        }
      }
      publication.publish(DocumentKind.LINK, documents);
      repository.flush();
      // Workspaces can have many links; they need not all be in memory at once.
      repository.getEntityManager().clear();
      concerned = batch.size() == BATCH;
      last = batch.isEmpty() ? last : batch.getLast().id;
    }
    return affected;
  }

  private static List<AffectedRule> changed(Plan before, Plan after, RuleSet rules) {
    List<@Nullable String> was = PlanLimits.paused(before, rules);
    List<@Nullable String> is = PlanLimits.paused(after, rules);
    var changed = new ArrayList<AffectedRule>();
    for (int i = 0; i < was.size(); i++) {
      if ((was.get(i) == null) != (is.get(i) == null)) {
        changed.add(new AffectedRule(i, rules.rules().get(i).name(), is.get(i)));
      }
    }
    return changed;
  }
}
