package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.answer.UtmParamsView;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.input.MergePatch;
import dev.waymark.admin.link.ClickCounts.ClickCount;
import dev.waymark.admin.page.Page;
import dev.waymark.admin.page.PageRequest;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.problem.ProblemException;
import dev.waymark.admin.problem.ProblemType;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.seam.Ids;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.link.Slug;
import dev.waymark.publication.DocumentKind;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleSet;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// What can be done with links. Every change is published in its own transaction, under a lock that
/// keeps the workspace as it is: the document is made from the workspace's facts too.
@Singleton
public class Links {
  private static final String UNIQUE_SLUG = "link_slug";

  /// How often a generated slug may turn out to be taken before that is a fault.
  private static final int ATTEMPTS = 10;

  private final LinkRepository repository;
  private final Workspaces workspaces;
  private final Directories directories;
  private final ClickCounts clickCounts;
  private final Publication publication;
  private final ShortLinks shortLinks;
  private final InstantSource clock;
  private final RandomGenerator random;

  Links(
      LinkRepository repository,
      Workspaces workspaces,
      Directories directories,
      ClickCounts clickCounts,
      Publication publication,
      ShortLinks shortLinks,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.directories = directories;
    this.clickCounts = clickCounts;
    this.publication = publication;
    this.shortLinks = shortLinks;
    this.clock = clock;
    this.random = random;
  }

  @Transactional
  Versioned<LinkView> create(String workspaceId, ObjectNode json) {
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    Directory directory = directories.of(workspaceId);
    var faults = new Faults();
    LinkDraft draft = LinkDraft.read(json, shortLinks, directory, faults);
    ProblemException.throwIfAny(faults);
    checkPlan(workspace, draft.rules(), "/rules");
    String slug = draft.slug() == null ? freeSlug() : draft.slug();
    Instant now = now();
    var entity = new LinkEntity();
    entity.id = Ids.next("lnk_", random);
    entity.workspaceId = workspaceId;
    entity.createdAt = now;
    LinkMapping.write(draft, slug, entity, now);
    repository.persist(entity);
    save(entity, workspace);
    return view(entity, workspace, directory, ClickCount.NONE);
  }

  @Transactional
  Page<LinkView> page(String workspaceId, PageRequest request) {
    LinkFilter filter = LinkFilter.of(request);
    Workspace workspace = workspaces.get(workspaceId);
    int limit = request.limit();
    Page<LinkEntity> page =
        Page.cut(
            repository.page(workspaceId, filter, request.cursor(filter.order().name()), limit),
            limit,
            filter.order()::cursor);
    Map<String, ClickCount> counts =
        clickCounts.of(page.entries().stream().map(entity -> entity.id).toList());
    Directory directory = directories.of(workspaceId);
    return page.map(
        entity ->
            view(entity, workspace, directory, counts.getOrDefault(entity.id, ClickCount.NONE))
                .body());
  }

  @Transactional
  Versioned<LinkView> get(String workspaceId, String id) {
    Workspace workspace = workspaces.get(workspaceId);
    LinkEntity entity = found(repository.inWorkspace(workspaceId, id));
    return view(entity, workspace, directories.of(workspaceId), clickCounts.of(id));
  }

  /// A link as it is served.
  ///
  /// @throws ProblemException when there is no such link in the workspace
  @Transactional
  public LinkAsServed asServed(String workspaceId, String id) {
    Workspace workspace = workspaces.get(workspaceId);
    LinkEntity entity = found(repository.inWorkspace(workspaceId, id));
    RuleSet rules = LinkMapping.rules(entity);
    return new LinkAsServed(
        LinkMapping.document(entity, workspace),
        rules,
        PlanLimits.paused(workspace.plan(), rules),
        directories.of(workspaceId).compiled(),
        clickCounts.of(id).clicks());
  }

  @Transactional
  Versioned<LinkView> change(
      String workspaceId, String id, Precondition precondition, ObjectNode patch) {
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(entity.version);
    if (!LinkMapping.hasReadableRules(entity) && !patch.has("rules")) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "The rules of this link cannot be read any more; send new ones with the change.");
    }
    ObjectNode written = LinkMapping.draft(entity).toJson();
    Directory directory = directories.of(workspaceId);
    var faults = new Faults();
    LinkDraft draft =
        LinkDraft.read(MergePatch.apply(written, patch), shortLinks, directory, faults);
    if (draft.slug() == null) {
      faults.add("/slug", "A link has a slug; name another one to change it.");
    }
    ProblemException.throwIfAny(faults);
    return write(draft, written, entity, workspace, directory, "/rules");
  }

  @Transactional
  Versioned<List<RuleView>> rules(String workspaceId, String id) {
    return get(workspaceId, id).map(LinkView::rules);
  }

  @Transactional
  Versioned<List<RuleView>> replaceRules(
      String workspaceId, String id, Precondition precondition, JsonNode json) {
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(entity.version);
    Directory directory = directories.of(workspaceId);
    var faults = new Faults();
    RuleSet rules = LinkDraft.rules(json, "", shortLinks, directory, faults);
    ProblemException.throwIfAny(faults);
    LinkDraft before = LinkMapping.draft(entity);
    return write(before.withRules(rules), before.toJson(), entity, workspace, directory, "")
        .map(LinkView::rules);
  }

  @Transactional
  void delete(String workspaceId, String id, Precondition precondition) {
    workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(entity.version);
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.LINK, id);
  }

  /// Writes a draft over what was written before. Rules that stay as they are may stay beyond the
  /// plan: an answer can be sent back as it is, paused rules and all.
  private Versioned<LinkView> write(
      LinkDraft draft,
      ObjectNode written,
      LinkEntity entity,
      Workspace workspace,
      Directory directory,
      String rulesPointer) {
    ObjectNode json = draft.toJson();
    if (!json.equals(written)) {
      if (!json.get("rules").equals(written.get("rules"))) {
        checkPlan(workspace, draft.rules(), rulesPointer);
      }
      String slug = draft.slug() == null ? entity.slug : draft.slug();
      LinkMapping.write(draft, slug, entity, now());
      save(entity, workspace);
    }
    return view(entity, workspace, directory, clickCounts.of(entity.id));
  }

  private void save(LinkEntity entity, Workspace workspace) {
    try {
      repository.flush();
    } catch (ConstraintViolationException e) {
      if (UNIQUE_SLUG.equals(e.getConstraintName())) {
        throw new ProblemException(
            ProblemType.CONFLICT, "The slug '" + entity.slug + "' is taken; choose another.");
      }
      throw e;
    }
    publication.publish(
        DocumentKind.LINK, entity.id, LinkMapping.document(entity, workspace).toJson());
  }

  private String freeSlug() {
    for (int i = 0; i < ATTEMPTS; i++) {
      String slug = Slug.generate(random);
      if (!repository.isTaken(slug)) {
        return slug;
      }
    }
    throw new IllegalStateException("No free slug found in " + ATTEMPTS + " attempts");
  }

  private static void checkPlan(Workspace workspace, RuleSet rules, String pointer) {
    List<Fault> exceeded = PlanLimits.exceeded(workspace.plan(), rules, pointer);
    if (!exceeded.isEmpty()) {
      throw ProblemException.of(ProblemType.PLAN_LIMIT, exceeded);
    }
  }

  private Versioned<LinkView> view(
      LinkEntity entity, Workspace workspace, Directory directory, ClickCount clicks) {
    LinkDraft draft = LinkMapping.draft(entity);
    String domain = entity.domain;
    return new Versioned<>(
        new LinkView(
            entity.id,
            domain == null ? shortLinks.defaultDomain() : domain,
            entity.slug,
            shortLinks.url(entity.slug),
            draft.target(),
            draft.title(),
            draft.note(),
            draft.tags(),
            draft.active(),
            RuleView.listOf(draft.rules(), workspace.plan(), directory.names()),
            UtmParamsView.of(draft.utmParams()),
            clicks.clicks(),
            clicks.asOf(),
            entity.createdAt,
            entity.updatedAt),
        entity.version);
  }

  private static LinkEntity found(@Nullable LinkEntity entity) {
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such link.");
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
