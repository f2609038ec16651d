package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.domain.Domain;
import dev.waymark.admin.domain.DomainFollower;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.AffectedLink;
import dev.waymark.admin.workspace.AffectedLink.AffectedFeature;
import dev.waymark.admin.workspace.AffectedLink.AffectedRule;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.WorkspaceFollower;
import dev.waymark.plan.Plan;
import dev.waymark.publication.DocumentKind;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleSet;
import dev.waymark.word.Language;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Publishes links anew when what others bring to them has changed: the workspace its plan or its
/// defaults of UTM parameters, a domain that they may answer on it.
@Singleton
class LinkFollower implements WorkspaceFollower, DomainFollower {
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
    if (before.plan() != after.plan()
        || !before.defaultUtmParams().equals(after.defaultUtmParams())) {
      repository.eachOfWorkspace(
          after.id(),
          batch -> {
            publish(batch, after);
            affected.addAll(changed(batch, before.plan(), after.plan()));
          });
    }
    return affected;
  }

  @Override
  public void verified(Workspace workspace, Domain domain) {
    repository.adopt(workspace.id(), domain.name(), domain.id());
    repository.eachOfDomain(domain.id(), batch -> publish(batch, workspace));
  }

  @Override
  public void removed(Workspace workspace, Domain domain) {
    repository.eachOfDomain(
        domain.id(),
        batch ->
            publication.withdraw(
                DocumentKind.LINK, batch.stream().map(entity -> entity.id).toList()));
    repository.abandon(domain.id());
  }

  private void publish(List<LinkEntity> batch, Workspace workspace) {
    Map<String, ObjectNode> documents = new HashMap<>();
    for (LinkEntity entity : batch) {
      switch (LinkMapping.read(entity)) {
        case StoredLink.Intact(LinkDraft draft) -> {
          if (LinkMapping.isOnADomain(entity)) {
            documents.put(entity.id, LinkMapping.document(entity, draft, workspace).toJson());
          }
        }
        case StoredLink.Unreadable _ -> Log.errorf("Left as published linkId=%s", entity.id);
      }
    }
    publication.publish(DocumentKind.LINK, documents);
  }

  private List<AffectedLink> changed(List<LinkEntity> batch, Plan before, Plan after) {
    var affected = new ArrayList<AffectedLink>();
    for (LinkEntity entity : batch) {
      if (LinkMapping.read(entity) instanceof StoredLink.Intact(LinkDraft draft)) {
        List<AffectedRule> rules = changedRules(before, after, draft.get(LinkField.RULES));
        List<AffectedFeature> features = changedFeatures(before, after, draft);
        if (!rules.isEmpty() || !features.isEmpty()) {
          // What is answered of the link says what of it is paused, so its ETag has to change.
          entity.version++;
          affected.add(
              new AffectedLink(
                  entity.id,
                  entity.slug,
                  shortLinks.url(entity.domain, entity.slug),
                  rules,
                  features));
        }
      }
    }
    return affected;
  }

  private static List<AffectedRule> changedRules(Plan before, Plan after, RuleSet rules) {
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

  private static List<AffectedFeature> changedFeatures(Plan before, Plan after, LinkDraft draft) {
    var changed = new ArrayList<AffectedFeature>();
    Map<String, String> was = draft.paused(before, Language.ENGLISH);
    Map<String, String> is = draft.paused(after, Language.ENGLISH);
    for (LinkField<?> field : LinkField.all()) {
      if (!Objects.equals(was.get(field.key()), is.get(field.key()))) {
        changed.add(new AffectedFeature(field.key(), is.get(field.key())));
      }
    }
    return changed;
  }
}
