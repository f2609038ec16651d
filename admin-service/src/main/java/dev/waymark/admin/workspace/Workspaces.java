package dev.waymark.admin.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.version.Subject;
import dev.waymark.admin.version.Version;
import dev.waymark.admin.version.VersionList;
import dev.waymark.admin.version.VersionLog;
import dev.waymark.admin.version.VersionView;
import dev.waymark.admin.version.Versions;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.plan.Plan;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.service.access.Caller;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can be done with workspaces.
@Singleton
public class Workspaces {
  /// How many workspaces somebody is a member of at most; their roles are read at each request.
  public static final int MOST_OF_PERSON = 200;

  /// How long a deleted one can be taken back.
  public static final Duration KEPT = Duration.ofDays(30);

  /// Of how many links the answer to a change of the plan tells.
  private static final int MOST_TOLD = 100;

  /// A name as somebody types it once more; as long as names can be, and blanks around it.
  private static final TextRule TYPED = TextRule.line(200);

  private final WorkspaceRepository repository;
  private final List<WorkspaceFollower> followers;
  private final ChangedLinks changedLinks;
  private final WorkspaceFounder founder;
  private final FirstSettings first;
  private final PeopleSettings people;
  private final Directories directories;
  private final Publication publication;
  private final AuditLog audit;
  private final VersionLog versionLog;
  private final Versions versions;
  private final ShortLinks shortLinks;
  private final InstantSource clock;
  private final RandomGenerator random;

  Workspaces(
      WorkspaceRepository repository,
      @All List<WorkspaceFollower> followers,
      ChangedLinks changedLinks,
      WorkspaceFounder founder,
      FirstSettings first,
      PeopleSettings people,
      Directories directories,
      Publication publication,
      AuditLog audit,
      VersionLog versionLog,
      Versions versions,
      ShortLinks shortLinks,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.followers = followers;
    this.changedLinks = changedLinks;
    this.founder = founder;
    this.first = first;
    this.people = people;
    this.directories = directories;
    this.publication = publication;
    this.audit = audit;
    this.versionLog = versionLog;
    this.versions = versions;
    this.shortLinks = shortLinks;
    this.clock = clock;
    this.random = random;
  }

  /// What came of a change.
  ///
  /// @param links the first of those whose decisions change with it
  /// @param following whether some links are served as they were before, for a while
  public record Change(Workspace workspace, ChangedLinks.Found links, boolean following) {}

  @Transactional
  Workspace create(ObjectNode json) {
    String id = Ids.next("ws_", random);
    var faults = new Faults();
    WorkspaceDraft draft = WorkspaceDraft.read(json, shortLinks, directories.of(id), faults);
    refuseTakenDown(draft, null, faults);
    ProblemException.throwIfAny(faults);
    Instant now = now();
    var entity = new WorkspaceEntity();
    entity.id = id;
    entity.createdAt = now;
    WorkspaceMapping.write(draft, entity, now);
    repository.persistAndFlush(entity);
    audit.created(AuditAction.WORKSPACE_CREATE, id, id, draft.toJson());
    versionLog.created(Subject.workspace(id), version(WorkspaceMapping.workspace(entity)));
    Workspace workspace = WorkspaceMapping.workspace(entity);
    publish(workspace, false);
    return workspace;
  }

  /// A workspace that a person makes, and is the owner of. Its plan is `WAYMARK_FIRST_PLAN`.
  @Transactional
  public Workspace found(ObjectNode json, Caller.Person person) {
    Workspace workspace = create(json.deepCopy().put("plan", first.plan().key()));
    founder.founded(workspace.id(), person);
    return workspace;
  }

  /// A workspace that somebody who has signed in makes.
  ///
  /// @throws ProblemException 403 where people make none, or no more
  @Transactional
  public Workspace foundAnother(ObjectNode json, Caller.Person person) {
    if (!people.makeWorkspaces()) {
      throw new ProblemException(ProblemType.FORBIDDEN, "Here only the operator makes workspaces.");
    }
    if (person.roles().size() >= MOST_OF_PERSON) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "Somebody is a member of at most " + MOST_OF_PERSON + " workspaces.");
    }
    var faults = new Faults();
    check(json, "", faults);
    ProblemException.throwIfAny(faults);
    return found(json, person);
  }

  /// Notes what {@link #found} would refuse.
  ///
  /// @param pointer where the workspace stands in the body
  @Transactional
  public void check(ObjectNode json, String pointer, Faults faults) {
    var found = new Faults();
    if (json.has("plan")) {
      found.add("/plan", "Only the operator chooses the plan of a workspace.");
    }
    WorkspaceDraft.read(json, shortLinks, directories.of(""), found);
    faults.addAll(pointer, found.list());
  }

  /// Deletes a workspace, so that it can be taken back: nobody finds it any more, and its links
  /// answer as if each were switched off. The deletion of what belongs to it follows later.
  ///
  /// @param json `name`, as it is written in the workspace
  /// @throws ProblemException 400 when that is not its name, 404 when there is none
  @Transactional(Transactional.TxType.MANDATORY)
  public DeletedWorkspace delete(String id, ObjectNode json, Precondition precondition) {
    WorkspaceEntity entity = locked(id);
    precondition.check(entity.version);
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String name = members.requiredText("name", TYPED);
    if (!name.isEmpty() && !name.strip().equals(entity.name)) {
      faults.add(members.at("name"), "This is not its name: type '%s'.".formatted(entity.name));
    }
    members.end();
    ProblemException.throwIfAny(faults);
    Workspace workspace = WorkspaceMapping.workspace(entity);
    entity.deletedAt = now();
    entity.updatedAt = entity.deletedAt;
    entity.version++;
    repository.flush();
    audit.deleted(AuditAction.WORKSPACE_DELETE, id, id, WorkspaceDraft.of(workspace).toJson());
    publish(workspace, true);
    return deleted(entity);
  }

  /// Takes a deleted workspace back.
  ///
  /// @throws ProblemException 404 when there is none, when it is not the caller's, or when it is
  ///   too late
  @Transactional(Transactional.TxType.MANDATORY)
  public Workspace takeBack(String id, Caller caller) {
    WorkspaceEntity entity = repository.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (entity == null
        || entity.deletedAt == null
        || entity.erasing
        || !now().isBefore(entity.deletedAt.plus(KEPT))
        || (caller instanceof Caller.Person person && !repository.isOwner(id, person.personId()))) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "There is no such deleted workspace of yours, or not any more.");
    }
    entity.deletedAt = null;
    entity.updatedAt = now();
    entity.version++;
    repository.flush();
    Workspace workspace = WorkspaceMapping.workspace(entity);
    audit.created(AuditAction.WORKSPACE_RESTORE, id, id, WorkspaceDraft.of(workspace).toJson());
    publish(workspace, false);
    return workspace;
  }

  /// The deleted workspaces that a caller can take back, the one that was deleted last first.
  @Transactional
  public Page<DeletedWorkspace> deleted(Caller caller, @Nullable Cursor cursor, int limit) {
    String owner = caller instanceof Caller.Person person ? person.personId() : null;
    return Page.cut(
            repository.deleted(owner, now().minus(KEPT), cursor, limit),
            limit,
            WorkspaceRepository.LATEST_DELETED_FIRST::cursor)
        .map(Workspaces::deleted);
  }

  private static DeletedWorkspace deleted(WorkspaceEntity entity) {
    Instant at = Objects.requireNonNull(entity.deletedAt, "deletedAt");
    return new DeletedWorkspace(entity.id, entity.name, at, at.plus(KEPT));
  }

  /// The workspaces that a caller can see, the newest first.
  @Transactional
  public Page<Workspace> page(Caller caller, @Nullable Cursor cursor, int limit) {
    Set<String> only =
        switch (caller) {
          case Caller.Operator _ -> null;
          case Caller.KeyHolder holder -> Set.of(holder.workspace());
          case Caller.Person person -> person.roles().keySet();
        };
    return Page.cut(
            repository.newest(only, cursor, limit), limit, WorkspaceRepository.NEWEST_FIRST::cursor)
        .map(WorkspaceMapping::workspace);
  }

  /// The workspace with this id.
  ///
  /// @throws ProblemException when there is none
  @Transactional
  public Workspace get(String id) {
    return WorkspaceMapping.workspace(found(repository.findById(id)));
  }

  /// The same, and it stays as it is until the transaction ends: for edits of what belongs to it
  /// and is published with facts of its own.
  @Transactional(Transactional.TxType.MANDATORY)
  public Workspace getUnchanging(String id) {
    return WorkspaceMapping.workspace(
        found(repository.findById(id, LockModeType.PESSIMISTIC_READ)));
  }

  /// The same of one that may be deleted: for what goes on of itself.
  @Transactional(Transactional.TxType.MANDATORY)
  public Workspace getUnchangingEvenDeleted(String id) {
    return WorkspaceMapping.workspace(
        thereIs(repository.findById(id, LockModeType.PESSIMISTIC_READ)));
  }

  /// The same, and until the transaction ends nobody else edits it or what belongs to it.
  @Transactional(Transactional.TxType.MANDATORY)
  public Workspace getExclusively(String id) {
    return WorkspaceMapping.workspace(locked(id));
  }

  /// The same of one that may be deleted: for what goes on of itself, and for others who wait for
  /// what it holds.
  @Transactional(Transactional.TxType.MANDATORY)
  public Workspace getExclusivelyEvenDeleted(String id) {
    return WorkspaceMapping.workspace(
        thereIs(repository.findById(id, LockModeType.PESSIMISTIC_WRITE)));
  }

  @Transactional
  public Change change(String id, Precondition precondition, ObjectNode patch, Caller caller) {
    WorkspaceEntity entity = locked(id);
    precondition.check(entity.version);
    if (patch.has("plan") && !(caller instanceof Caller.Operator)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only the operator's key may change the plan of a workspace.");
    }
    Workspace before = WorkspaceMapping.workspace(entity);
    WorkspaceDraft written = WorkspaceDraft.of(before);
    ObjectNode json = written.toJson();
    if (patch.has("default_destination")) {
      // A url and a channel exclude each other, so the one cannot be merged into the other.
      json.remove("default_destination");
    }
    var faults = new Faults();
    WorkspaceDraft draft =
        WorkspaceDraft.read(MergePatch.apply(json, patch), shortLinks, directories.of(id), faults);
    refuseTakenDown(draft, written, faults);
    ProblemException.throwIfAny(faults);
    return write(entity, before, written, draft);
  }

  /// @param before what was written before; null for a new one
  private void refuseTakenDown(
      WorkspaceDraft draft, @Nullable WorkspaceDraft before, Faults faults) {
    if (draft.defaultDestination() instanceof DefaultDestination.Url url
        && (before == null || !url.equals(before.defaultDestination()))) {
      shortLinks.refuseTakenDown(Map.of("/default_destination/url", url.url()), faults);
    }
    String home = draft.homeUrl();
    if (home != null && (before == null || !home.equals(before.homeUrl()))) {
      shortLinks.refuseTakenDown(Map.of("/home_url", home), faults);
    }
  }

  /// Makes some members of a workspace as they are given, or notes what is wrong with them.
  ///
  /// @param members each as a whole
  @Transactional
  void replace(String id, ObjectNode members, Faults faults) {
    WorkspaceEntity entity = locked(id);
    Workspace before = WorkspaceMapping.workspace(entity);
    WorkspaceDraft written = WorkspaceDraft.of(before);
    ObjectNode json = written.toJson();
    json.setAll(members);
    WorkspaceDraft draft = WorkspaceDraft.read(json, shortLinks, directories.of(id), faults);
    if (faults.isEmpty()) {
      write(entity, before, written, draft);
    }
  }

  private Change write(
      WorkspaceEntity entity, Workspace before, WorkspaceDraft written, WorkspaceDraft draft) {
    if (draft.equals(written)) {
      return new Change(before, ChangedLinks.Found.NONE, isFollowing(before.id()));
    }
    WorkspaceMapping.write(draft, entity, now());
    repository.flush();
    audit.changed(
        AuditAction.WORKSPACE_UPDATE, entity.id, entity.id, written.toJson(), draft.toJson());
    Workspace after = WorkspaceMapping.workspace(entity);
    versionLog.changed(Subject.workspace(after.id()), version(before), version(after));
    publish(after, false);
    followers.forEach(follower -> follower.follow(before, after));
    return new Change(
        after,
        before.plan() == after.plan()
            ? ChangedLinks.Found.NONE
            : changedLinks.between(after.id(), before.plan(), after.plan(), null, MOST_TOLD),
        isFollowing(after.id()));
  }

  /// Whether some links are still served as they were before a change of the plan or of the default
  /// UTM parameters.
  private boolean isFollowing(String id) {
    return changedLinks.areFollowing(id);
  }

  /// How far the links of a workspace have followed such a change; null when all have.
  @Transactional
  public ChangedLinks.@Nullable Progress following(String id) {
    return changedLinks.progress(id);
  }

  /// The links whose decisions differ between two plans.
  ///
  /// @param from null for the plan that the workspace has
  /// @param to likewise
  /// @throws ProblemException when there is no such workspace
  @Transactional
  public ChangedLinks.Found changedLinks(
      String id, @Nullable Plan from, @Nullable Plan to, @Nullable Cursor cursor, int limit) {
    Workspace workspace = get(id);
    return changedLinks.between(
        id,
        from == null ? workspace.plan() : from,
        to == null ? workspace.plan() : to,
        cursor,
        limit);
  }

  private static Version version(Workspace workspace) {
    return new Version(
        workspace.version(), null, workspace.updatedAt(), WorkspaceDraft.of(workspace).toJson());
  }

  /// The versions of a workspace, the newest first.
  ///
  /// @throws ProblemException when there is none
  @Transactional
  public VersionList versions(String id, PageRequest request) {
    return versions.page(
        Subject.workspace(id), version(get(id)), request, directories.of(id).names());
  }

  /// One version of a workspace.
  ///
  /// @param compare the number of the one to compare it with; null for the one before
  /// @throws ProblemException when there is no such workspace or version
  @Transactional
  public VersionView version(String id, long number, @Nullable Long compare) {
    return versions.get(
        Subject.workspace(id), version(get(id)), number, compare, directories.of(id).names());
  }

  /// Makes a workspace what it was in a version, but for its plan.
  ///
  /// @throws ProblemException when there is no such workspace or version, and when a change that
  ///   makes it so would be refused
  @Transactional
  Change restore(String id, long number, Precondition precondition, Caller caller) {
    Workspace now = WorkspaceMapping.workspace(locked(id));
    ObjectNode former = versions.document(Subject.workspace(id), version(now), number);
    ObjectNode patch = MergePatch.between(WorkspaceDraft.of(now).toJson(), former);
    patch.remove("plan");
    return change(id, precondition, patch, caller);
  }

  private void publish(Workspace workspace, boolean isOff) {
    publication.publish(
        DocumentKind.WORKSPACE,
        workspace.id(),
        WorkspaceMapping.document(workspace, isOff).toJson());
  }

  private WorkspaceEntity locked(String id) {
    return found(repository.findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  private static WorkspaceEntity found(@Nullable WorkspaceEntity entity) {
    if (entity == null || entity.deletedAt != null) {
      throw none();
    }
    return entity;
  }

  private static WorkspaceEntity thereIs(@Nullable WorkspaceEntity entity) {
    if (entity == null) {
      throw none();
    }
    return entity;
  }

  private static ProblemException none() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such workspace.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
