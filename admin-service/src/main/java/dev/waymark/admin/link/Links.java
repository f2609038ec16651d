package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.TestedLinks;
import dev.waymark.admin.domain.Domain;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.link.ClickCounts.ClickCount;
import dev.waymark.admin.link.LinkCreation.Outcome;
import dev.waymark.admin.link.LinkCreation.Wanted;
import dev.waymark.admin.link.LinkPublication.AsPublished;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.takedown.FoundTakedowns;
import dev.waymark.admin.takedown.TakedownRegister;
import dev.waymark.admin.takedown.TakenDownView;
import dev.waymark.admin.version.Version;
import dev.waymark.admin.version.VersionLog;
import dev.waymark.admin.version.Versions;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.link.HostName;
import dev.waymark.link.Slug;
import dev.waymark.plan.Plan;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.DocumentLevel;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.Lock;
import dev.waymark.routing.Link;
import dev.waymark.routing.Neighbour;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleSet;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.rule.check.Warning.Certainty;
import dev.waymark.service.input.Bodies;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.Takedowns;
import dev.waymark.word.Language;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// What can be done with links. Every change is published in its own transaction, under a lock that
/// keeps the workspace as it is: the document is made from the workspace's facts too.
@Singleton
public class Links implements TestedLinks {
  private static final String UNIQUE_SLUG = "link_slug";
  private static final String SLUG_POINTER = "/slug";
  private static final String RULES_POINTER = "/rules";

  /// What was written of a link that is new.
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  /// Of how many links the tests are run when something changes that links share, and how many
  /// tests.
  private static final int MOST_TESTED = 200;

  private static final int MOST_TESTS = 2_000;

  /// How many links are told of then of which one fails.
  private static final int MOST_FAILING = 100;

  /// What is never refused for tests.
  private static final Set<LinkField<?>> UNTESTED =
      Set.of(
          LinkField.ACTIVE,
          LinkField.STARTS_AT,
          LinkField.EXPIRES_AT,
          LinkField.MAX_CLICKS,
          LinkField.TITLE,
          LinkField.NOTE,
          LinkField.TAGS);

  /// How many places are told of at which a link names a host that is taken down.
  private static final int MOST_PLACES = 50;

  /// How many characters the links of a page may have together, of what was written of them.
  private static final long MOST_OF_A_PAGE = 1024 * 1024;

  /// How many links are held at once while many are changed.
  private static final int CHANGED_AT_ONCE = 50;

  private final LinkRepository repository;
  private final LinkSearch search;
  private final LinkCreation creation;
  private final ReferenceRepository references;
  private final LinkPlans plans;
  private final LinkPublication published;
  private final Republication republication;
  private final ReferenceChecks referenceChecks;
  private final HubAddresses hubAddresses;
  private final RetiredSlugs retiredSlugs;
  private final Workspaces workspaces;
  private final Domains domains;
  private final Directories directories;
  private final ClickCounts clickCounts;
  private final Publication publication;
  private final AuditLog audit;
  private final ShortLinks shortLinks;
  private final TakedownRegister takedowns;
  private final LinkTests tests;
  private final NeighbourLinks neighbourLinks;
  private final VersionLog versionLog;
  private final Versions versions;
  private final Bodies bodies;
  private final InstantSource clock;
  private final RandomGenerator random;

  Links(
      LinkRepository repository,
      LinkSearch search,
      LinkCreation creation,
      ReferenceRepository references,
      LinkPlans plans,
      LinkPublication published,
      Republication republication,
      ReferenceChecks referenceChecks,
      HubAddresses hubAddresses,
      RetiredSlugs retiredSlugs,
      Workspaces workspaces,
      Domains domains,
      Directories directories,
      ClickCounts clickCounts,
      Publication publication,
      AuditLog audit,
      ShortLinks shortLinks,
      TakedownRegister takedowns,
      LinkTests tests,
      NeighbourLinks neighbourLinks,
      VersionLog versionLog,
      Versions versions,
      Bodies bodies,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.search = search;
    this.creation = creation;
    this.references = references;
    this.plans = plans;
    this.published = published;
    this.republication = republication;
    this.referenceChecks = referenceChecks;
    this.hubAddresses = hubAddresses;
    this.retiredSlugs = retiredSlugs;
    this.workspaces = workspaces;
    this.domains = domains;
    this.directories = directories;
    this.clickCounts = clickCounts;
    this.publication = publication;
    this.audit = audit;
    this.shortLinks = shortLinks;
    this.takedowns = takedowns;
    this.tests = tests;
    this.neighbourLinks = neighbourLinks;
    this.versionLog = versionLog;
    this.versions = versions;
    this.bodies = bodies;
    this.clock = clock;
    this.random = random;
  }

  /// Creates a link.
  ///
  /// @throws ProblemException when it has faults, goes beyond the plan, or its slug is taken
  @Transactional
  public Versioned<LinkView> create(String workspaceId, ObjectNode json) {
    return create(workspaceId, json, false);
  }

  /// The same, with tests that fail too.
  ///
  /// @param acceptsFailingTests whether it may have tests that fail
  @Transactional
  public Versioned<LinkView> create(
      String workspaceId, ObjectNode json, boolean acceptsFailingTests) {
    HeldWorkspace held = hold(workspaceId);
    Wanted wanted = new Wanted(json, null, acceptsFailingTests);
    return switch (attempts(held, List.of(wanted)).getFirst()) {
      case Attempt.Created(Versioned<LinkView> link) -> link;
      case Attempt.Refused(ProblemType type, FaultList faults) ->
          throw ProblemException.of(type, faults);
    };
  }

  /// Keeps a workspace as it is until the transaction ends, for writing links of it.
  ///
  /// @throws ProblemException when there is no such workspace
  @Transactional(Transactional.TxType.MANDATORY)
  public HeldWorkspace hold(String workspaceId) {
    // The lock comes first: what is read under it stays.
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    return new HeldWorkspace(workspace, directories.of(workspaceId));
  }

  /// Creates links, or tells of each why not.
  ///
  /// @param held by this transaction
  /// @param links as for the operation that creates one
  /// @return what came of each, in their order
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Attempt> createAll(HeldWorkspace held, List<ObjectNode> links) {
    return attempts(held, links.stream().map(json -> new Wanted(json, null, false)).toList());
  }

  private List<Attempt> attempts(HeldWorkspace held, List<Wanted> wanted) {
    Workspace workspace = held.workspace();
    List<Outcome> outcomes = creation.create(held, wanted);
    List<LinkEntity> made =
        outcomes.stream()
            .filter(Outcome.Made.class::isInstance)
            .map(outcome -> ((Outcome.Made) outcome).entity())
            .toList();
    Map<String, TakenDownView> down = takenDown(made, workspace);
    var attempts = new ArrayList<Attempt>();
    for (Outcome outcome : outcomes) {
      attempts.add(
          switch (outcome) {
            case Outcome.Made(LinkEntity entity, LinkDraft draft) ->
                new Attempt.Created(
                    saved(
                        entity,
                        draft,
                        workspace,
                        held.directory(),
                        ClickCount.NONE,
                        down.get(entity.id),
                        RULES_POINTER));
            case Outcome.Refused(ProblemType type, FaultList faults) ->
                new Attempt.Refused(type, faults);
          });
    }
    return attempts;
  }

  /// Creates links that were made elsewhere, or tells of each why not. Hubs come after the links
  /// that they lead to.
  ///
  /// @param held by this transaction
  /// @return what came of each, in the order of the links
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Attempt> importAll(HeldWorkspace held, List<LinkToImport> links) {
    Map<String, String> here = new HashMap<>();
    var attempts = new @Nullable Attempt[links.size()];
    Set<Integer> left = new LinkedHashSet<>();
    for (int i = 0; i < links.size(); i++) {
      left.add(i);
    }
    while (!left.isEmpty()) {
      Set<Integer> ready = withoutOthers(links, left);
      left.removeAll(ready);
      List<Integer> places = List.copyOf(ready);
      var wanted = new ArrayList<Wanted>();
      for (int i : places) {
        LinkToImport link = links.get(i);
        hubAddresses.resolve(held.workspace().id(), link.json(), here);
        wanted.add(new Wanted(link.json(), link.id(), true));
      }
      List<Attempt> made = attempts(held, wanted);
      for (int i = 0; i < made.size(); i++) {
        String id = links.get(places.get(i)).id();
        if (id != null && made.get(i) instanceof Attempt.Created(Versioned<LinkView> created)) {
          here.putIfAbsent(id, created.body().id());
        }
        attempts[places.get(i)] = made.get(i);
      }
    }
    return Arrays.stream(attempts).map(Objects::requireNonNull).toList();
  }

  /// Those of some links that lead to none of the others; all of them where each leads to one.
  private static Set<Integer> withoutOthers(List<LinkToImport> links, Set<Integer> left) {
    Set<String> ids = new HashSet<>();
    left.forEach(i -> ids.add(String.valueOf(links.get(i).id())));
    Set<Integer> ready = new LinkedHashSet<>();
    for (int i : left) {
      if (Collections.disjoint(References.of(links.get(i).json()).links(), ids)) {
        ready.add(i);
      }
    }
    return ready.isEmpty() ? Set.copyOf(left) : ready;
  }

  /// A page of a workspace's links.
  ///
  /// @param request with the parameters of {@link LinkFilter#request}
  /// @throws ProblemException when there is no such workspace, or a parameter makes no sense
  @Transactional
  public LinkList page(String workspaceId, PageRequest request) {
    String order = request.oneOf("sort", LinkOrder.keys(), LinkOrder.NEWEST.key());
    LinkFilter filter = LinkFilter.of(request.parameters());
    Page<LinkView> page = page(workspaceId, request, filter, LinkOrder.of(order));
    boolean isAll = request.get("cursor") == null && page.next() == null;
    int count = isAll ? page.entries().size() : search.count(workspaceId, filter);
    return LinkList.of(page, count);
  }

  /// Those of a workspace's links that have a page on which visitors choose, the newest first.
  @Transactional
  public Page<LinkView> hubs(String workspaceId, PageRequest request) {
    return page(workspaceId, request, LinkFilter.HUBS, LinkOrder.NEWEST);
  }

  private Page<LinkView> page(
      String workspaceId, PageRequest request, LinkFilter filter, LinkOrder order) {
    Workspace workspace = workspaces.get(workspaceId);
    Page<LinkEntity> page = entities(workspaceId, request, filter, order);
    Map<String, ClickCount> counts =
        clickCounts.of(page.entries().stream().map(entity -> entity.id).toList());
    Directory directory = directories.of(workspaceId);
    Map<String, TakenDownView> takenDown = takenDown(page.entries(), workspace);
    return page.map(
        entity ->
            LinkView.of(
                entity,
                LinkMapping.readPlanned(entity),
                workspace.plan(),
                directory.names(),
                counts.getOrDefault(entity.id, ClickCount.NONE),
                shortLinks,
                clock.instant(),
                takenDown.get(entity.id),
                null));
  }

  private Page<LinkEntity> entities(
      String workspaceId, PageRequest request, LinkFilter filter, LinkOrder order) {
    int limit = request.limit();
    Map<String, Cursor> cursors = new LinkedHashMap<>();
    search
        .page(workspaceId, filter, order, request.cursor(order.key()), limit + 1)
        .forEach(found -> cursors.put(found.id(), found.cursor()));
    try (Stream<LinkEntity> found =
        repository.inOrder(workspaceId, List.copyOf(cursors.keySet()))) {
      Page<LinkEntity> page =
          Page.cut(
              found.iterator(),
              limit,
              MOST_OF_A_PAGE,
              LinkEntity::size,
              entity -> Objects.requireNonNull(cursors.get(entity.id)));
      bodies.reserve(page.entries().stream().mapToInt(LinkEntity::size).sum());
      return page;
    }
  }

  /// Whether a link of the workspace has a page on which visitors choose; not, when there is no
  /// such link.
  @Transactional
  public boolean isHub(String workspaceId, String id) {
    return repository.isHub(workspaceId, id);
  }

  /// A link as it is answered.
  ///
  /// @throws ProblemException when there is no such link in the workspace
  @Transactional
  public Versioned<LinkView> get(String workspaceId, String id) {
    Workspace workspace = workspaces.get(workspaceId);
    LinkEntity entity = found(repository.inWorkspace(workspaceId, id));
    return view(
        entity,
        LinkMapping.readPlanned(entity),
        workspace,
        directories.of(workspaceId),
        clickCounts.of(id),
        takenDown(List.of(entity), workspace).get(id),
        null);
  }

  /// What is wrong with a slug that somebody wants, a sentence; null when it can be had.
  ///
  /// @param domain the host; null for the default domain
  /// @param own the id of the link that is to have it; null for a new one
  @Transactional
  public @Nullable String slugFault(
      String workspaceId, @Nullable String domain, String slug, @Nullable String own) {
    String fault = Slug.fault(slug);
    if (fault != null) {
      return fault;
    }
    String host = domain == null ? shortLinks.defaultDomain() : HostName.comparable(domain);
    boolean isDefault = host.equals(shortLinks.defaultDomain());
    Domain verified = isDefault ? null : domains.verified(workspaceId, host);
    if (!isDefault && verified == null) {
      return null;
    }
    LinkEntity entity = own == null ? null : repository.inWorkspace(workspaceId, own);
    var place =
        new SlugPlace(
            verified == null ? null : verified.id(), isDefault ? null : host, Slug.fold(slug));
    boolean isOwn =
        entity != null
            && entity.slugFolded.equals(place.slugFolded())
            && Objects.equals(entity.domainId, place.domainId());
    if (!isOwn && creation.isTaken(place)) {
      return LinkCreation.taken(slug);
    }
    if (!isOwn && creation.isAlike(workspaceId, place)) {
      return LinkCreation.alike(slug);
    }
    return retiredSlugs.has(place.domain(), place.slugFolded(), own == null ? "" : own)
        ? LinkCreation.retired(slug)
        : null;
  }

  /// A link as it is served.
  ///
  /// @throws ProblemException when there is no such link in the workspace, or it cannot be read
  @Transactional
  public LinkAsServed asServed(String workspaceId, String id) {
    Workspace workspace = workspaces.get(workspaceId);
    LinkEntity entity = found(repository.inWorkspace(workspaceId, id));
    return switch (LinkMapping.read(entity)) {
      case StoredLink.Intact(LinkDraft draft) -> asServed(entity, draft, workspace);
      case StoredLink.Unreadable unreadable -> throw unreadable(unreadable.faults());
    };
  }

  /// A link that has yet to follow a change of its workspace is served as it was before.
  private LinkAsServed asServed(LinkEntity entity, LinkDraft draft, Workspace workspace) {
    Directory directory = directories.of(workspace.id());
    AsPublished before =
        republication.isAhead(workspace.id(), entity.id)
            ? published.beforeTheChange(entity, draft, workspace)
            : null;
    return before == null
        ? asServed(entity, draft, LinkMapping.lock(entity), workspace, directory)
        : asServed(entity, draft, before.document(), before.plan(), workspace, directory);
  }

  /// A link as it would be served after a change. Nothing is saved.
  ///
  /// @param patch a JSON merge patch; null for the link as it is
  /// @param pointer where the patch stands in the body
  /// @param faults what was found in the rest of the body
  /// @throws ProblemException when there is no such link, when anything is wrong with the body, or
  ///   the change goes beyond the plan
  @Transactional
  public LinkAsServed asServed(
      String workspaceId, String id, @Nullable ObjectNode patch, String pointer, Faults faults) {
    if (patch == null) {
      LinkAsServed link = asServed(workspaceId, id);
      ProblemException.throwIfAny(faults);
      return link;
    }
    Workspace workspace = workspaces.get(workspaceId);
    LinkEntity entity = found(repository.inWorkspace(workspaceId, id));
    Directory directory = directories.of(workspaceId);
    Change change = readChange(entity, workspace, directory, patch, pointer, faults);
    return asServed(entity, change.draft(), change.password().lock(entity), workspace, directory);
  }

  private LinkAsServed asServed(
      LinkEntity entity,
      LinkDraft draft,
      @Nullable Lock lock,
      Workspace workspace,
      Directory directory) {
    return asServed(
        entity,
        draft,
        LinkMapping.document(entity, draft, lock, workspace),
        workspace.plan(),
        workspace,
        directory);
  }

  /// @param plan under which the document was made
  private LinkAsServed asServed(
      LinkEntity entity,
      LinkDraft draft,
      LinkDocument document,
      Plan plan,
      Workspace workspace,
      Directory directory) {
    var surroundings = directory.compiled();
    var urls = new HashSet<>(Link.compile(document, new SharedMatchers()).urls());
    urls.addAll(surroundings.urls());
    Map<String, Neighbour> neighbours = neighbourLinks.of(document, workspace);
    var concerned = new ArrayList<>(List.of(entity.id, workspace.id()));
    neighbours
        .values()
        .forEach(
            neighbour -> {
              concerned.add(neighbour.link().id());
              urls.addAll(neighbour.link().urls());
            });
    return new LinkAsServed(
        document,
        draft.get(LinkField.RULES),
        PlanLimits.notInForce(plan, draft.get(LinkField.RULES), directory.names().language()),
        surroundings,
        takedowns.concerning(concerned, urls).takedowns(),
        clickCounts.of(entity.id).clicks(),
        neighbours::get,
        draft.get(LinkField.TESTS));
  }

  /// A change that may be made.
  private record Change(LinkDraft draft, PasswordChange password) {}

  /// Reads a change that is not saved.
  ///
  /// @throws ProblemException when it may not be made
  private Change readChange(
      LinkEntity entity,
      Workspace workspace,
      Directory directory,
      ObjectNode patch,
      String pointer,
      Faults faults) {
    ObjectNode written = LinkMapping.written(entity);
    var found = new Faults();
    LinkDraft draft = readChange(entity, written, patch, directory, found);
    PasswordChange password = PasswordChange.read(patch, found);
    domain(workspace.id(), draft, entity, found);
    faults.addAll(pointer, found.list());
    ProblemException.throwIfAny(faults);
    FaultList exceeded = exceeded(workspace, draft, written, pointer + RULES_POINTER);
    if (!exceeded.isEmpty()) {
      throw ProblemException.of(ProblemType.PLAN_LIMIT, exceeded);
    }
    return new Change(draft, password);
  }

  /// Changes a link.
  ///
  /// @param patch a JSON merge patch
  /// @throws ProblemException when there is no such link, or somebody else changed it; when it then
  ///   has faults, goes beyond the plan, or its slug is taken
  @Transactional
  public Versioned<LinkView> change(
      String workspaceId, String id, Precondition precondition, ObjectNode patch) {
    return change(workspaceId, id, precondition, patch, false);
  }

  /// The same, with tests that fail then too.
  ///
  /// @param acceptsFailingTests whether it may be changed so that its tests fail
  @Transactional
  public Versioned<LinkView> change(
      String workspaceId,
      String id,
      Precondition precondition,
      ObjectNode patch,
      boolean acceptsFailingTests) {
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(version(entity, workspace));
    ObjectNode written = LinkMapping.written(entity);
    Directory directory = directories.of(workspaceId);
    var faults = new Faults();
    LinkDraft draft = readChange(entity, written, patch, directory, faults);
    PasswordChange password = PasswordChange.read(patch, faults);
    Domain domain = domain(workspaceId, draft, entity, faults);
    ProblemException.throwIfAny(faults);
    refuseIfExceeded(workspace, draft, written, RULES_POINTER);
    if (!acceptsFailingTests) {
      refuseIfTestsFail(entity, draft, password, workspace, directory);
    }
    place(entity, draft, domain);
    return write(draft, password, written, entity, workspace, directory, RULES_POINTER);
  }

  /// Links that a filter leaves, in the order of their ids.
  ///
  /// @param after the id after which to begin; empty for the first
  /// @param limit how many of them are named
  @Transactional(Transactional.TxType.MANDATORY)
  public Matches matching(String workspaceId, LinkFilter filter, String after, int limit) {
    int total = search.count(workspaceId, filter);
    return new Matches(
        search.ids(workspaceId, filter, after, limit),
        Math.min(total, LinkSearch.MOST_COUNTED),
        total <= LinkSearch.MOST_COUNTED);
  }

  /// Changes links, or tells of each why not: each with the checks of a change of it alone, and one
  /// that is refused takes no other down.
  ///
  /// @param held by this transaction
  /// @param ids each once
  /// @param preview whether nothing is to be written
  /// @return what came of each, in the order of the ids
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Changed> changeAll(
      HeldWorkspace held, Collection<String> ids, LinkChange change, boolean preview) {
    List<String> ordered = ids.stream().sorted().toList();
    var changed = new ArrayList<Changed>();
    for (int from = 0; from < ordered.size(); from += CHANGED_AT_ONCE) {
      List<String> some = ordered.subList(from, Math.min(ordered.size(), from + CHANGED_AT_ONCE));
      Map<String, LinkEntity> found = new HashMap<>();
      repository
          .lockedInWorkspace(held.workspace().id(), some)
          .forEach(entity -> found.put(entity.id, entity));
      for (String id : some) {
        changed.add(change(held, id, found.get(id), change, preview));
      }
      repository.flush();
      repository.getEntityManager().clear();
    }
    return changed;
  }

  /// @param entity locked; null when there is no such link
  private Changed change(
      HeldWorkspace held,
      String id,
      @Nullable LinkEntity entity,
      LinkChange change,
      boolean preview) {
    if (entity == null) {
      return new Changed.Refused(
          id, ProblemType.NOT_FOUND, FaultList.of(new Fault("", "There is no such link.")));
    }
    ObjectNode written = LinkMapping.written(entity);
    var faults = new Faults();
    var unreadable = Faults.ofOurs();
    LinkDraft draft =
        readChange(entity, written, change.patchOf(written), held.directory(), faults, unreadable);
    if (!unreadable.isEmpty()) {
      return new Changed.Refused(
          id, ProblemType.CONFLICT, FaultList.of(new Fault("", sentence(unreadable.toList()))));
    }
    if (!faults.isEmpty()) {
      return new Changed.Refused(id, ProblemType.INVALID, faults.list());
    }
    if (draft.written().equals(written)) {
      return new Changed.Same(id);
    }
    FaultList exceeded = exceeded(held.workspace(), draft, written, RULES_POINTER);
    if (!exceeded.isEmpty()) {
      return new Changed.Refused(id, ProblemType.PLAN_LIMIT, exceeded);
    }
    List<TestResultView> broken =
        brokenTests(entity, draft, new PasswordChange.Keep(), held.workspace(), held.directory());
    if (!broken.isEmpty()) {
      return new Changed.Refused(
          id, ProblemType.CONFLICT, LinkTests.faults(draft.get(LinkField.TESTS), broken));
    }
    if (!preview) {
      store(
          draft,
          new PasswordChange.Keep(),
          written,
          entity,
          held.workspace(),
          AuditAction.LINK_BULK_UPDATE);
    }
    return new Changed.Other(id);
  }

  /// What saving a change would warn of. Nothing is saved.
  ///
  /// @throws ProblemException when the change has faults, or goes beyond the plan
  @Transactional
  public WarningList check(String workspaceId, String id, ObjectNode patch) {
    Workspace workspace = workspaces.get(workspaceId);
    LinkEntity entity = found(repository.inWorkspace(workspaceId, id));
    Directory directory = directories.of(workspaceId);
    Change change = readChange(entity, workspace, directory, patch, "", new Faults());
    return new WarningList(
        withTakedown(
            takenDown(List.of(entity), workspace).get(entity.id),
            warnings(entity, change.draft(), workspace, directory, RULES_POINTER),
            directory.names().language()),
        tests.run(
            asServed(entity, change.draft(), change.password().lock(entity), workspace, directory),
            clock.instant()));
  }

  /// Refuses a change with which tests fail that passed before, or that are new with it.
  private void refuseIfTestsFail(
      LinkEntity entity,
      LinkDraft draft,
      PasswordChange password,
      Workspace workspace,
      Directory directory) {
    List<TestResultView> broken = brokenTests(entity, draft, password, workspace, directory);
    if (!broken.isEmpty()) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          LinkTests.faults(draft.get(LinkField.TESTS), broken),
          "tests",
          broken);
    }
  }

  /// The tests with which a change is refused; none for a change of what no test is about.
  private List<TestResultView> brokenTests(
      LinkEntity entity,
      LinkDraft draft,
      PasswordChange password,
      Workspace workspace,
      Directory directory) {
    List<LinkTest> all = draft.get(LinkField.TESTS);
    ObjectNode written = LinkMapping.written(entity);
    if (all.isEmpty()
        || LinkField.all().stream()
            .noneMatch(field -> !UNTESTED.contains(field) && draft.changes(field, written))) {
      return List.of();
    }
    StoredLink stored = LinkMapping.read(entity);
    LinkDraft former = stored instanceof StoredLink.Intact(LinkDraft intact) ? intact : null;
    return tests.broken(
        all,
        stored.shown().get(LinkField.TESTS),
        playable(asServed(entity, draft, password.lock(entity), workspace, directory)),
        former == null
            ? null
            : playable(asServed(entity, former, LinkMapping.lock(entity), workspace, directory)),
        clock.instant());
  }

  @Override
  @Transactional
  public FailingTests failing(String workspaceId) {
    List<LinkEntity> tested = repository.tested(workspaceId, MOST_TESTED + 1);
    if (tested.isEmpty()) {
      return new FailingTests(List.of(), true);
    }
    Workspace workspace = workspaces.get(workspaceId);
    Directory directory = directories.of(workspaceId);
    var failing = new ArrayList<FailingLink>();
    int left = MOST_TESTS;
    for (LinkEntity entity : tested.subList(0, Math.min(MOST_TESTED, tested.size()))) {
      if (!(LinkMapping.read(entity) instanceof StoredLink.Intact(LinkDraft draft))) {
        continue;
      }
      left -= draft.get(LinkField.TESTS).size();
      if (left < 0 || failing.size() == MOST_FAILING) {
        return new FailingTests(failing, false);
      }
      List<String> names =
          tests
              .run(
                  asServed(entity, draft, LinkMapping.lock(entity), workspace, directory),
                  clock.instant())
              .stream()
              .filter(result -> !result.passed())
              .map(TestResultView::name)
              .toList();
      if (!names.isEmpty()) {
        failing.add(new FailingLink(entity.id, shortLinks.url(entity.domain, entity.slug), names));
      }
    }
    return new FailingTests(failing, tested.size() <= MOST_TESTED);
  }

  private static LinkTests.Playable playable(LinkAsServed link) {
    return new LinkTests.Playable(
        link.document(),
        link.surroundings(),
        link.takedowns(),
        link.clickCount(),
        link.neighbours());
  }

  /// That the link is down comes before everything else that is to be said of it.
  private static List<WarningView> withTakedown(
      @Nullable TakenDownView down, List<WarningView> warnings, Language language) {
    if (down == null) {
      return warnings;
    }
    return with(
        new WarningView(
            down.at().isEmpty() ? "" : down.at().getFirst(),
            "taken_down",
            Certainty.CERTAIN.key(),
            List.of(),
            language
                .say(
                    "Visitors get a 410, because the operator has taken down %s: %s",
                    "Los visitantes reciben un 410, porque el operador ha retirado %s: %s")
                .formatted(
                    switch (What.of(down.what())) {
                      case LINK -> language.say("this link", "este enlace");
                      case WORKSPACE -> language.say("this workspace", "este espacio de trabajo");
                      case HOST -> down.subject();
                      case null -> down.subject();
                    },
                    down.reason())),
        warnings);
  }

  private static List<WarningView> with(WarningView first, List<WarningView> others) {
    var all = new ArrayList<WarningView>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  /// Makes a link as an export says: the one with this domain and slug, or a new one.
  ///
  /// @param held by this transaction
  /// @param json all that was written of it, but for its password
  /// @param hadPassword whether there was one: a link that has none here is switched off then, for
  ///   nobody is let in whom the password kept out
  @Transactional(Transactional.TxType.MANDATORY)
  Attempt restore(HeldWorkspace held, ObjectNode json, boolean hadPassword) {
    Workspace workspace = held.workspace();
    String workspaceId = workspace.id();
    Directory directory = held.directory();
    var faults = new Faults();
    LinkDraft draft = read(json, NOTHING, json, directory, faults, faults);
    String slug = draft.get(LinkField.SLUG);
    LinkEntity entity =
        slug == null || !faults.isEmpty()
            ? null
            : repository.lockedAt(workspaceId, draft.get(LinkField.DOMAIN), slug);
    if (hadPassword && (entity == null || entity.password == null)) {
      json.put(LinkField.ACTIVE.key(), false);
      draft = draft.with(LinkField.ACTIVE, false);
    }
    if (entity == null) {
      return attempts(held, List.of(new Wanted(json, former(workspaceId, draft), true))).getFirst();
    }
    ObjectNode written = LinkMapping.written(entity);
    checkLinks(entity, draft, written, faults);
    Domain domain = domain(workspaceId, draft, entity, faults);
    if (!faults.isEmpty()) {
      return new Attempt.Refused(ProblemType.INVALID, faults.list());
    }
    FaultList exceeded = exceeded(workspace, draft, written, RULES_POINTER);
    if (!exceeded.isEmpty()) {
      return new Attempt.Refused(ProblemType.PLAN_LIMIT, exceeded);
    }
    place(entity, draft, domain);
    return created(
        write(
            draft,
            new PasswordChange.Keep(),
            written,
            entity,
            workspace,
            directory,
            RULES_POINTER));
  }

  /// Lets go of a link that is written: every query looks through all that is still held for
  /// changes to save first, which is slow where many links are made.
  private Attempt created(Versioned<LinkView> link) {
    repository.flush();
    repository.getEntityManager().clear();
    return new Attempt.Created(link);
  }

  /// The id that a link had before it was deleted, so that it takes its slug and its clicks back;
  /// null when it had none.
  private @Nullable String former(String workspaceId, LinkDraft draft) {
    String slug = draft.get(LinkField.SLUG);
    return slug == null
        ? null
        : retiredSlugs.lastLink(workspaceId, draft.get(LinkField.DOMAIN), Slug.fold(slug));
  }

  /// Puts a link on the domain that its draft names, but for one that stays on a removed domain.
  private static void place(LinkEntity entity, LinkDraft draft, @Nullable Domain domain) {
    if (domain != null || draft.get(LinkField.DOMAIN) == null) {
      entity.domainId = domain == null ? null : domain.id();
    }
  }

  @Transactional
  Versioned<List<RuleView>> rules(String workspaceId, String id) {
    return get(workspaceId, id).map(LinkView::rules);
  }

  /// Replaces the rules of a link.
  ///
  /// @param json the whole list, in its order
  /// @throws ProblemException when there is no such link, or somebody else changed it; when the
  ///   rules have faults, or go beyond the plan
  @Transactional
  public Versioned<List<RuleView>> replaceRules(
      String workspaceId, String id, Precondition precondition, JsonNode json) {
    return replaceRules(workspaceId, id, precondition, json, false);
  }

  /// The same, with tests that fail then too.
  ///
  /// @param acceptsFailingTests whether it may be changed so that its tests fail
  @Transactional
  public Versioned<List<RuleView>> replaceRules(
      String workspaceId,
      String id,
      Precondition precondition,
      JsonNode json,
      boolean acceptsFailingTests) {
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(version(entity, workspace));
    ObjectNode written = LinkMapping.written(entity);
    Directory directory = directories.of(workspaceId);
    var faults = new Faults();
    RuleSet rules = LinkField.rules(json, "", faults);
    LinkField.refuseValues(rules, written.get(LinkField.RULES.key()), "", faults);
    References before = References.of(written);
    referenceChecks.check(References.ofRules(json, ""), before, directory, faults);
    referenceChecks.checkLinks(
        entity.workspaceId, entity.id, References.ofRules(json, ""), before.links(), faults);
    ProblemException.throwIfAny(faults);
    var unreadable = Faults.ofOurs();
    ObjectNode others = written.deepCopy().without(LinkField.RULES.key());
    LinkDraft draft = LinkDraft.stored(others, unreadable).with(LinkField.RULES, rules);
    refuseIfUnreadable(unreadable);
    refuseIfExceeded(workspace, draft, written, "");
    if (!acceptsFailingTests) {
      refuseIfTestsFail(entity, draft, new PasswordChange.Keep(), workspace, directory);
    }
    return write(draft, new PasswordChange.Keep(), written, entity, workspace, directory, "")
        .map(RuleView::withWarnings);
  }

  /// Makes a link what it was in a version, but for its password.
  ///
  /// @param acceptsFailingTests whether it may be changed so that its tests fail
  /// @throws ProblemException when there is no such link or version, and when a change that makes
  ///   it so would be refused
  @Transactional
  public Versioned<LinkView> restore(
      String workspaceId,
      String id,
      long number,
      Precondition precondition,
      boolean acceptsFailingTests) {
    workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    ObjectNode former =
        versions.document(LinkMapping.subject(entity), LinkMapping.version(entity), number);
    ObjectNode patch = MergePatch.between(LinkMapping.written(entity), former);
    return change(workspaceId, id, precondition, patch, acceptsFailingTests);
  }

  /// Deletes a link.
  ///
  /// @throws ProblemException when there is no such link, or somebody else changed it
  @Transactional
  public void delete(String workspaceId, String id, Precondition precondition) {
    Workspace workspace = workspaces.getUnchanging(workspaceId);
    LinkEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(version(entity, workspace));
    remove(entity, AuditAction.LINK_DELETE);
    versionLog.deleted(List.of(id));
    publication.withdraw(DocumentKind.LINK, id);
  }

  /// Deletes several links, or none.
  ///
  /// @param ids each once
  /// @throws ProblemException when one of them is no link of the workspace
  @Transactional
  public void deleteAll(String workspaceId, Collection<String> ids) {
    workspaces.getUnchanging(workspaceId);
    if (ids.isEmpty()) {
      return;
    }
    List<LinkEntity> entities = repository.lockedInWorkspace(workspaceId, ids);
    refuseIfFewer(entities.size(), ids);
    entities.forEach(entity -> remove(entity, AuditAction.LINK_BULK_DELETE));
    versionLog.deleted(ids);
    publication.withdraw(DocumentKind.LINK, ids);
  }

  /// Whether deleting them would do, without doing it.
  ///
  /// @throws ProblemException when one of them is no link of the workspace
  @Transactional
  public void checkAll(String workspaceId, Collection<String> ids) {
    if (!ids.isEmpty()) {
      refuseIfFewer(Math.toIntExact(repository.countInWorkspace(workspaceId, ids)), ids);
    }
  }

  private static void refuseIfFewer(int found, Collection<String> ids) {
    if (found < ids.size()) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "One of these is no link of this workspace; none was deleted.");
    }
  }

  private void remove(LinkEntity entity, AuditAction action) {
    retiredSlugs.add(entity);
    repository.delete(entity);
    repository.flush();
    audit.deleted(action, entity.workspaceId, entity.id, LinkMapping.audited(entity));
  }

  /// Reads a draft from a request.
  ///
  /// @param stored what was there before
  /// @param unreadable faults of what was
  private LinkDraft read(
      ObjectNode json, ObjectNode stored, Directory directory, Faults faults, Faults unreadable) {
    return read(json, stored, stored, directory, faults, unreadable);
  }

  /// @param known what refers to hosts that may be taken down by now
  private LinkDraft read(
      ObjectNode json,
      ObjectNode stored,
      ObjectNode known,
      Directory directory,
      Faults faults,
      Faults unreadable) {
    LinkDraft draft = LinkDraft.read(json, stored, shortLinks.defaultDomain(), faults, unreadable);
    referenceChecks.check(References.of(json), References.of(known), directory, faults);
    return draft;
  }

  /// Reads a draft from what was written before and a patch.
  ///
  /// @throws ProblemException when what the patch leaves as it is cannot be read any more
  private LinkDraft readChange(
      LinkEntity entity, ObjectNode written, ObjectNode patch, Directory directory, Faults faults) {
    var unreadable = Faults.ofOurs();
    LinkDraft draft = readChange(entity, written, patch, directory, faults, unreadable);
    refuseIfUnreadable(unreadable);
    return draft;
  }

  /// @param unreadable faults of what the patch leaves as it is
  private LinkDraft readChange(
      LinkEntity entity,
      ObjectNode written,
      ObjectNode patch,
      Directory directory,
      Faults faults,
      Faults unreadable) {
    LinkDraft draft =
        read(LinkDraft.patched(written, patch), written, directory, faults, unreadable);
    checkLinks(entity, draft, written, faults);
    if (draft.get(LinkField.SLUG) == null) {
      faults.add(SLUG_POINTER, "A link has a slug; name another one to change it.");
    }
    return draft;
  }

  /// A hub that stays as it is may lead to a link that was deleted since: a change of something
  /// else is not the moment to complain.
  private void checkLinks(LinkEntity entity, LinkDraft draft, ObjectNode written, Faults faults) {
    boolean hub = draft.changes(LinkField.HUB, written);
    if (hub || draft.changes(LinkField.RULES, written)) {
      referenceChecks.checkLinks(
          entity.workspaceId,
          entity.id,
          References.of(draft.written()),
          hub ? Set.of() : References.of(written).links(),
          faults);
    }
  }

  private static void refuseIfUnreadable(Faults unreadable) {
    if (!unreadable.isEmpty()) {
      throw unreadable(unreadable.toList());
    }
  }

  private static ProblemException unreadable(List<Fault> faults) {
    return new ProblemException(ProblemType.CONFLICT, sentence(faults));
  }

  private static String sentence(List<Fault> unreadable) {
    return unreadable.stream()
        .map(fault -> fault.pointer().split("/", 3)[1])
        .distinct()
        .sorted()
        .collect(
            Collectors.joining(
                ", ",
                "Parts of this link cannot be read any more: ",
                ". Send them anew with the change."));
  }

  /// The domain that a draft names; null for the default domain, after a fault, and when the link
  /// stays on a domain that was removed.
  ///
  /// @param entity the link as it is; null for a new one
  private @Nullable Domain domain(
      String workspaceId, LinkDraft draft, @Nullable LinkEntity entity, Faults faults) {
    String name = draft.get(LinkField.DOMAIN);
    if (name == null) {
      return null;
    }
    Domain domain = domains.verified(workspaceId, name);
    if (domain == null && (entity == null || !name.equals(entity.domain))) {
      faults.add("/domain", "'" + name + "' is not a verified domain of this workspace.");
    }
    return domain;
  }

  /// Writes a draft over what was written before. What stays as it is may stay beyond the plan: an
  /// answer can be sent back as it is, paused rules and all.
  private Versioned<LinkView> write(
      LinkDraft draft,
      PasswordChange password,
      ObjectNode written,
      LinkEntity entity,
      Workspace workspace,
      Directory directory,
      String rulesPointer) {
    if (!draft.written().equals(written) || password.changes(entity)) {
      refuseIfExceeded(workspace, draft, written, rulesPointer);
      store(draft, password, written, entity, workspace, AuditAction.LINK_UPDATE);
    }
    return saved(
        entity,
        draft,
        workspace,
        directory,
        clickCounts.of(entity.id),
        takenDown(List.of(entity), workspace).get(entity.id),
        rulesPointer);
  }

  /// Keeps and publishes a draft that was checked.
  ///
  /// @param written what was there before
  private void store(
      LinkDraft draft,
      PasswordChange password,
      ObjectNode written,
      LinkEntity entity,
      Workspace workspace,
      AuditAction action) {
    ObjectNode before = LinkMapping.audited(entity);
    Version former = LinkMapping.version(entity);
    String named = draft.get(LinkField.SLUG);
    String slug = named == null ? entity.slug : named;
    if (!Slug.fold(slug).equals(entity.slugFolded)
        || !Objects.equals(entity.domain, draft.get(LinkField.DOMAIN))) {
      refuseAlike(draft, slug, workspace);
      retiredSlugs.add(entity);
    }
    password.applyTo(entity, random);
    LinkMapping.write(draft, slug, written, entity, now());
    save(entity, draft, workspace, written);
    audit.changed(action, workspace.id(), entity.id, before, LinkMapping.audited(entity));
    if (!former.document().equals(LinkMapping.written(entity))) {
      versionLog.changed(LinkMapping.subject(entity), former, LinkMapping.version(entity));
    }
  }

  private void refuseAlike(LinkDraft draft, String slug, Workspace workspace) {
    boolean isAlike =
        draft.get(LinkField.DOMAIN) == null
            && creation.isAlike(workspace.id(), new SlugPlace(null, null, Slug.fold(slug)));
    if (isAlike) {
      throw conflict(LinkCreation.alike(slug));
    }
  }

  /// @param written what was there before
  private void save(LinkEntity entity, LinkDraft draft, Workspace workspace, ObjectNode written) {
    try {
      repository.flush();
    } catch (ConstraintViolationException e) {
      if (UNIQUE_SLUG.equals(e.getConstraintName())) {
        throw conflict(LinkCreation.taken(entity.slug));
      }
      throw e;
    }
    // Asked once more: whoever was deleting a link with this slug has been waited for.
    String retired = retired(entity, entity.slug);
    if (retired != null) {
      throw conflict(retired);
    }
    references.replace(
        entity, References.of(written).rows(), References.of(draft.written()).rows());
    if (draft.changesWhatPlansPause(written)) {
      plans.note(entity, draft);
    }
    if (LinkMapping.isOnADomain(entity)) {
      publication.publish(
          DocumentKind.LINK, entity.id, LinkMapping.document(entity, draft, workspace).toJson());
    }
  }

  private static ProblemException conflict(String detail) {
    return ProblemException.of(ProblemType.CONFLICT, FaultList.of(new Fault(SLUG_POINTER, detail)));
  }

  private @Nullable String retired(LinkEntity entity, String slug) {
    return retiredSlugs.has(entity.domain, Slug.fold(slug), entity.id)
        ? LinkCreation.retired(slug)
        : null;
  }

  private static void refuseIfExceeded(
      Workspace workspace, LinkDraft draft, ObjectNode written, String rulesPointer) {
    FaultList exceeded = exceeded(workspace, draft, written, rulesPointer);
    if (!exceeded.isEmpty()) {
      throw ProblemException.of(ProblemType.PLAN_LIMIT, exceeded);
    }
  }

  /// What of a draft the plan does not allow, where it was not there before.
  private static FaultList exceeded(
      Workspace workspace, LinkDraft draft, ObjectNode written, String rulesPointer) {
    var exceeded = new Faults();
    draft.checkPlan(workspace.plan(), written, rulesPointer, exceeded);
    return exceeded.list();
  }

  /// A link that was saved, with the warnings about it.
  private Versioned<LinkView> saved(
      LinkEntity entity,
      LinkDraft draft,
      Workspace workspace,
      Directory directory,
      ClickCount clicks,
      @Nullable TakenDownView down,
      String rulesPointer) {
    return view(
        entity,
        new StoredLink.Intact(draft),
        workspace,
        directory,
        clicks,
        down,
        withTakedown(
            down,
            withWaiting(
                entity,
                draft,
                warnings(entity, draft, workspace, directory, rulesPointer),
                directory.names().language()),
            directory.names().language()));
  }

  /// Says so when visitors still get the version before.
  private List<WarningView> withWaiting(
      LinkEntity entity, LinkDraft draft, List<WarningView> warnings, Language language) {
    // Hardly any link has a form that some node does not read, and only then is the database asked.
    if (DocumentLevel.needed(DocumentKind.LINK, draft.written()) == DocumentLevel.FIRST
        || !publication.isWaiting(DocumentKind.LINK, entity.id)) {
      return warnings;
    }
    return with(
        new WarningView(
            "",
            "waits",
            Certainty.CERTAIN.key(),
            List.of(),
            language.say(
                "Visitors still get what was saved before, because a redirect node that is running,"
                    + " or none yet, does not read this form of rules. It is published as soon as"
                    + " all do.",
                "Los visitantes siguen recibiendo lo que se guardó antes, porque algún nodo de"
                    + " redirección en marcha, o todavía ninguno, no lee esta forma de reglas. Se"
                    + " publica en cuanto todos la lean.")),
        warnings);
  }

  private List<WarningView> warnings(
      LinkEntity entity,
      LinkDraft draft,
      Workspace workspace,
      Directory directory,
      String rulesPointer) {
    return LinkWarnings.of(
        draft,
        workspace.plan(),
        directory.compiled(),
        references
            .ledTo(workspace.id(), entity.id, References.of(draft.written()).links())
            .keySet(),
        clock.instant(),
        rulesPointer);
  }

  /// @param down why it is down; null when it is not
  /// @param warnings null when nobody asked for them
  private Versioned<LinkView> view(
      LinkEntity entity,
      StoredLink link,
      Workspace workspace,
      Directory directory,
      ClickCount clicks,
      @Nullable TakenDownView down,
      @Nullable List<WarningView> warnings) {
    return new Versioned<>(
        LinkView.of(
            entity,
            link,
            workspace.plan(),
            directory.names(),
            clicks,
            shortLinks,
            clock.instant(),
            down,
            warnings),
        version(entity, workspace));
  }

  /// Why some links are down, by their ids.
  private Map<String, TakenDownView> takenDown(
      Collection<LinkEntity> entities, Workspace workspace) {
    if (takedowns.isEmpty()) {
      return Map.of();
    }
    Map<LinkEntity, Link> compiled = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>(Set.of(workspace.id()));
    Set<String> urls = new HashSet<>();
    var shared = new SharedMatchers();
    for (LinkEntity entity : entities) {
      ids.add(entity.id);
      if (LinkMapping.read(entity) instanceof StoredLink.Intact(LinkDraft draft)) {
        Link link = Link.compile(LinkMapping.document(entity, draft, workspace), shared);
        urls.addAll(link.urls());
        compiled.put(entity, link);
      }
    }
    FoundTakedowns found = takedowns.concerning(ids, urls);
    Map<String, TakenDownView> down = new HashMap<>();
    for (LinkEntity entity : entities) {
      Link link = compiled.get(entity);
      // Of what cannot be read, visitors get what they got before; only its name is sure.
      Takedown takedown =
          link == null
              ? found.takedowns().ofLink(entity.id, workspace.id())
              : link.takenDown(found.takedowns());
      if (takedown != null) {
        down.put(entity.id, found.view(takedown, places(entity, takedown)));
      }
    }
    return down;
  }

  /// Where a link names the host that is taken down.
  private static List<String> places(LinkEntity entity, Takedown takedown) {
    var only = Takedowns.of(List.of(takedown));
    return References.of(LinkMapping.written(entity)).urls().entrySet().stream()
        .filter(each -> only.ofUrl(each.getValue()) != null)
        .map(Map.Entry::getKey)
        .limit(MOST_PLACES)
        .toList();
  }

  /// What an ETag is made of: what is answered of a link says what of it the plan pauses, too. Both
  /// only grow, so no two states have the same.
  private static long version(LinkEntity entity, Workspace workspace) {
    return entity.version + workspace.planVersion();
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
