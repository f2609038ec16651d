package dev.waymark.admin.link;

import dev.waymark.admin.domain.Domain;
import dev.waymark.admin.domain.DomainFollower;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.WorkspaceFollower;
import dev.waymark.publication.DocumentKind;
import jakarta.inject.Singleton;

/// Publishes links anew when what others bring to them has changed: the workspace its plan or its
/// defaults of UTM parameters, a domain that they may answer on it.
@Singleton
class LinkFollower implements WorkspaceFollower, DomainFollower {
  private final LinkRepository repository;
  private final Republication republication;
  private final LinkPublication links;
  private final Publication publication;

  LinkFollower(
      LinkRepository repository,
      Republication republication,
      LinkPublication links,
      Publication publication) {
    this.repository = repository;
    this.republication = republication;
    this.links = links;
    this.publication = publication;
  }

  /// The first links follow at once, which are all of them in most workspaces; the others in the
  /// background.
  @Override
  public void follow(Workspace before, Workspace after) {
    boolean all = !before.defaultUtmParams().equals(after.defaultUtmParams());
    if (all || before.plan() != after.plan()) {
      republication.begin(after.id(), all ? null : PlanDifference.bit(before.plan(), after.plan()));
      republication.goOn(after);
    }
  }

  @Override
  public void verified(Workspace workspace, Domain domain) {
    repository.adopt(workspace.id(), domain.name(), domain.id());
    repository.eachOfDomain(domain.id(), batch -> links.publish(batch, workspace));
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
}
