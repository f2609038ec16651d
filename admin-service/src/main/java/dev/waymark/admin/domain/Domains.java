package dev.waymark.admin.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.plan.Plan;
import dev.waymark.publication.DocumentKind;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import dev.waymark.service.seam.Ids;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// What can be done with domains. Any workspace may claim any host. It carries links once it is
/// verified, by {@link Proofs}; only then do other services hear of it.
@Singleton
public class Domains {
  private static final String UNIQUE_CLAIM = "domain_claim";
  static final String VERIFIED = "verified";

  private static final int TOKEN_LENGTH = 16;

  private final DomainRepository repository;
  private final Workspaces workspaces;
  private final DomainFollower follower;
  private final Publication publication;
  private final AuditLog audit;
  private final ShortLinks shortLinks;
  private final InstantSource clock;
  private final RandomGenerator random;

  Domains(
      DomainRepository repository,
      Workspaces workspaces,
      DomainFollower follower,
      Publication publication,
      AuditLog audit,
      ShortLinks shortLinks,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.follower = follower;
    this.publication = publication;
    this.audit = audit;
    this.shortLinks = shortLinks;
    this.clock = clock;
    this.random = random;
  }

  @Transactional
  public Versioned<DomainView> create(String workspaceId, ObjectNode json) {
    // Locked, so that two requests at once do not both find room for the last one.
    Workspace workspace = workspaces.getExclusively(workspaceId);
    var faults = new Faults();
    DomainDraft draft = DomainDraft.read(json, shortLinks, faults);
    refuseTakenDown(draft, null, faults);
    ProblemException.throwIfAny(faults);
    if (!hasRoom(workspace)) {
      throw new ProblemException(ProblemType.PLAN_LIMIT, noRoom(workspace.plan()));
    }
    return view(add(workspaceId, draft));
  }

  private DomainEntity add(String workspace, DomainDraft draft) {
    Instant now = now();
    var entity = new DomainEntity();
    entity.id = Ids.next("dom_", random);
    entity.workspaceId = workspace;
    entity.name = draft.name();
    entity.txtRecord = Ids.next("waymark-verify=", TOKEN_LENGTH, random);
    entity.createdAt = now;
    write(draft, entity, now);
    repository.persist(entity);
    try {
      repository.flush();
    } catch (ConstraintViolationException e) {
      if (UNIQUE_CLAIM.equals(e.getConstraintName())) {
        throw new ProblemException(ProblemType.CONFLICT, registered(draft.name()));
      }
      throw e;
    }
    audit.created(AuditAction.DOMAIN_ADD, workspace, entity.id, draft.toJson());
    return entity;
  }

  private static String registered(String name) {
    return "The domain " + name + " is in this workspace already.";
  }

  /// Writes what was written of all domains of a workspace, and whether they are verified.
  @Transactional
  void export(String workspace, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (DomainEntity entity : repository.of(workspace)) {
      json.writeTree(DomainDraft.of(entity).toJson().put(VERIFIED, entity.verified));
    }
    json.writeEndArray();
  }

  /// Makes a domain as an export says: the one with this name, or a new one.
  ///
  /// @param pointer where it stands
  /// @return whether it can carry links, or was refused
  @Transactional
  boolean restore(String workspaceId, ObjectNode exported, String pointer, Refusals refusals) {
    Workspace workspace = workspaces.getExclusively(workspaceId);
    var faults = new Faults();
    ObjectNode json = exported.deepCopy();
    json.remove(VERIFIED);
    DomainDraft draft = DomainDraft.read(json, shortLinks, faults);
    if (!faults.isEmpty()) {
      refusals.add(ProblemType.INVALID, pointer, faults.list());
      return true;
    }
    DomainEntity entity = repository.claimed(workspaceId, draft.name());
    if (entity == null && !hasRoom(workspace)) {
      refusals.add(
          ProblemType.PLAN_LIMIT, pointer, FaultList.of(new Fault("", noRoom(workspace.plan()))));
      return true;
    }
    if (entity == null) {
      add(workspaceId, draft);
      return false;
    }
    update(draft, entity);
    return entity.verified;
  }

  @Transactional
  public Page<DomainView> page(String workspace, @Nullable Cursor cursor, int limit) {
    workspaces.get(workspace);
    Page<DomainEntity> page =
        Page.cut(
            repository.newest(workspace, cursor, limit),
            limit,
            DomainRepository.NEWEST_FIRST::cursor);
    Map<String, DomainEntity> holders =
        repository.holders(page.entries().stream().map(entity -> entity.name).toList());
    return page.map(entity -> view(entity, holders.get(entity.name)).body());
  }

  @Transactional
  public Versioned<DomainView> get(String workspace, String id) {
    workspaces.get(workspace);
    return view(found(repository.inWorkspace(workspace, id)));
  }

  /// The names of the verified domains of a workspace, sorted.
  @Transactional
  public List<String> verifiedNames(String workspace) {
    return repository.verifiedNames(workspace);
  }

  /// The verified domain of a workspace with this name; null when there is none.
  ///
  /// @param name in lower-case ASCII
  @Transactional
  public @Nullable Domain verified(String workspace, String name) {
    DomainEntity entity = repository.verifiedInWorkspace(workspace, name);
    return entity == null ? null : DomainMapping.domain(entity);
  }

  @Transactional
  public Versioned<DomainView> change(
      String workspaceId, String id, Precondition precondition, ObjectNode patch) {
    workspaces.getUnchanging(workspaceId);
    DomainEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(entity.version);
    DomainDraft written = DomainDraft.of(entity);
    var faults = new Faults();
    DomainDraft draft =
        DomainDraft.read(MergePatch.apply(written.toJson(), patch), shortLinks, faults);
    if (faults.isEmpty() && !draft.name().equals(entity.name)) {
      faults.add("/domain", "A domain keeps its name; add the other one beside it.");
    }
    refuseTakenDown(draft, entity.rootUrl, faults);
    ProblemException.throwIfAny(faults);
    update(draft, entity);
    return view(entity);
  }

  /// @param before where the front page led before; null for nowhere
  private void refuseTakenDown(DomainDraft draft, @Nullable String before, Faults faults) {
    String rootUrl = draft.rootUrl();
    if (rootUrl != null && !rootUrl.equals(before)) {
      shortLinks.refuseTakenDown(Map.of("/root_url", rootUrl), faults);
    }
  }

  private void update(DomainDraft draft, DomainEntity entity) {
    DomainDraft written = DomainDraft.of(entity);
    if (!draft.equals(written)) {
      write(draft, entity, now());
      repository.flush();
      publishIfVerified(entity);
      audit.changed(
          AuditAction.DOMAIN_UPDATE,
          entity.workspaceId,
          entity.id,
          written.toJson(),
          draft.toJson());
    }
  }

  @Transactional
  public void delete(String workspaceId, String id, Precondition precondition) {
    Workspace workspace = workspaces.getExclusively(workspaceId);
    DomainEntity entity = found(repository.lockedInWorkspace(workspaceId, id));
    precondition.check(entity.version);
    Domain domain = DomainMapping.domain(entity);
    ObjectNode written = DomainDraft.of(entity).toJson();
    boolean wasPublished = entity.verified;
    follower.removed(workspace, domain);
    repository.deleteById(id);
    repository.flush();
    if (wasPublished) {
      publication.withdraw(DocumentKind.DOMAIN, domain.name());
      repository.touchClaims(domain.name());
    }
    audit.deleted(AuditAction.DOMAIN_REMOVE, workspaceId, id, written);
  }

  /// Publishes the domains of a workspace that is deleted, or taken back. Their links are found in
  /// either case; a front page and files for apps, only while it is there. The caller holds the
  /// workspace.
  @Transactional(Transactional.TxType.MANDATORY)
  public void publishAll(String workspace, boolean isDeleted) {
    Map<String, ObjectNode> documents = new HashMap<>();
    for (DomainEntity entity : repository.of(workspace)) {
      if (entity.verified) {
        documents.put(
            entity.name,
            (isDeleted ? DomainMapping.bare(entity) : DomainMapping.document(entity)).toJson());
      }
    }
    publication.publish(DocumentKind.DOMAIN, documents);
  }

  private void publishIfVerified(DomainEntity entity) {
    if (entity.verified) {
      publication.publish(
          DocumentKind.DOMAIN, entity.name, DomainMapping.document(entity).toJson());
    }
  }

  private boolean hasRoom(Workspace workspace) {
    return repository.countOf(workspace.id()) < workspace.plan().maxDomains();
  }

  private static String noRoom(Plan plan) {
    return "The %s plan allows %s; remove one, or take a larger plan."
        .formatted(
            plan.displayName(),
            plan.maxDomains() == 1 ? "one domain" : plan.maxDomains() + " domains");
  }

  private static void write(DomainDraft draft, DomainEntity entity, Instant now) {
    entity.rootUrl = draft.rootUrl();
    entity.appleAppSiteAssociation = text(draft.appleAppSiteAssociation());
    entity.assetlinks = text(draft.assetlinks());
    entity.version++;
    entity.updatedAt = now;
  }

  private static @Nullable String text(@Nullable JsonNode json) {
    return json == null ? null : json.toString();
  }

  private Versioned<DomainView> view(DomainEntity entity) {
    return view(entity, entity.verified ? entity : repository.holder(entity.name));
  }

  /// @param holder the verified domain with this name, in whichever workspace; null for none
  private static Versioned<DomainView> view(DomainEntity entity, @Nullable DomainEntity holder) {
    DomainDraft draft = DomainDraft.of(entity);
    Standing standing = Standing.of(entity, holder);
    return new Versioned<>(
        new DomainView(
            entity.id,
            entity.workspaceId,
            entity.name,
            entity.verified,
            entity.txtRecord,
            draft.rootUrl(),
            draft.appleAppSiteAssociation(),
            draft.assetlinks(),
            standing.notice(),
            standing.movesAt(),
            entity.createdAt,
            entity.updatedAt),
        entity.version);
  }

  private static DomainEntity found(@Nullable DomainEntity entity) {
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such domain.");
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
