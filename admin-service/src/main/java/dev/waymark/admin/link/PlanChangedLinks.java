package dev.waymark.admin.link;

import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.link.LinkPlans.Count;
import dev.waymark.admin.workspace.AffectedLink;
import dev.waymark.admin.workspace.ChangedLinks;
import dev.waymark.plan.Plan;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The links that another plan decides otherwise, found by {@link LinkPlans}.
@Singleton
class PlanChangedLinks implements ChangedLinks {
  private final LinkRepository repository;
  private final LinkPlans plans;
  private final Republication republication;
  private final ShortLinks shortLinks;

  PlanChangedLinks(
      LinkRepository repository,
      LinkPlans plans,
      Republication republication,
      ShortLinks shortLinks) {
    this.repository = repository;
    this.plans = plans;
    this.republication = republication;
    this.shortLinks = shortLinks;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Found between(String workspace, Plan from, Plan to, @Nullable Cursor cursor, int limit) {
    int bits = PlanDifference.bit(from, to);
    String after = cursor == null ? "" : cursor.id();
    Page<String> page =
        Page.cut(
            plans.changed(workspace, bits, after, limit + 1),
            limit,
            id -> new Cursor(ORDER, "", id));
    List<AffectedLink> links =
        repository
            .inOrder(workspace, page.entries())
            .map(entity -> affected(entity, from, to))
            .toList();
    Count count = plans.count(workspace, bits);
    return new Found(links, count.count(), count.exact(), page.next());
  }

  private AffectedLink affected(LinkEntity entity, Plan from, Plan to) {
    LinkDraft draft = LinkMapping.readPlanned(entity).shown();
    return new AffectedLink(
        entity.id,
        entity.slug,
        shortLinks.url(entity.domain, entity.slug),
        PlanDifference.rules(from, to, draft.get(LinkField.RULES)),
        PlanDifference.features(from, to, draft));
  }

  @Override
  @Transactional
  public boolean areFollowing(String workspace) {
    return republication.isUnderWay(workspace);
  }

  @Override
  @Transactional
  public @Nullable Progress progress(String workspace) {
    return republication.progress(workspace);
  }
}
