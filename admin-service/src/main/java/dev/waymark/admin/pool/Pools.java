package dev.waymark.admin.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.input.MergePatch;
import dev.waymark.admin.page.Page;
import dev.waymark.admin.page.PageRequest;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.problem.ProblemException;
import dev.waymark.admin.problem.ProblemType;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Faults;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.PoolDocument;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// What can be done with pools. Every change holds the workspace to itself, so that what refers to
/// a pool, the pool and its members cannot pass each other by.
@Singleton
class Pools {
  static final int MAX_PER_WORKSPACE = 200;

  private final PoolRepository repository;
  private final Workspaces workspaces;
  private final Directories directories;
  private final Publication publication;
  private final AuditLog audit;
  private final InstantSource clock;

  Pools(
      PoolRepository repository,
      Workspaces workspaces,
      Directories directories,
      Publication publication,
      AuditLog audit,
      InstantSource clock) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.directories = directories;
    this.publication = publication;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Versioned<PoolView> create(String workspace, ObjectNode json) {
    workspaces.getExclusively(workspace);
    var faults = new Faults();
    PoolDraft draft = PoolDraft.read(json, directories.of(workspace), faults);
    ProblemException.throwIfAny(faults);
    String id = PoolDocument.id(workspace, draft.key());
    if (repository.findById(id) != null) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The key '" + draft.key() + "' is taken; choose another.");
    }
    if (repository.countOf(workspace) >= MAX_PER_WORKSPACE) {
      throw new ProblemException(
          ProblemType.PLAN_LIMIT,
          "A workspace has at most " + MAX_PER_WORKSPACE + " pools; delete one that is not used.");
    }
    Instant now = now();
    var entity = new PoolEntity();
    entity.id = id;
    entity.workspaceId = workspace;
    entity.key = draft.key();
    entity.createdAt = now;
    PoolMapping.write(draft, entity, now);
    repository.persist(entity);
    save(entity);
    audit.created(AuditAction.POOL_CREATE, workspace, draft.key(), draft.toJson());
    return view(entity);
  }

  @Transactional
  Page<PoolView> page(String workspace, PageRequest request) {
    workspaces.get(workspace);
    var order = PoolRepository.BY_KEY;
    int limit = request.limit();
    return Page.cut(
            repository.page(workspace, request.cursor(order.name()), limit), limit, order::cursor)
        .map(PoolView::of);
  }

  @Transactional
  Versioned<PoolView> get(String workspace, String key) {
    workspaces.get(workspace);
    return view(found(workspace, key));
  }

  @Transactional
  Versioned<PoolView> change(
      String workspace, String key, Precondition precondition, ObjectNode patch) {
    workspaces.getExclusively(workspace);
    PoolEntity entity = found(workspace, key);
    precondition.check(entity.version);
    PoolDraft before = PoolMapping.draft(entity);
    var faults = new Faults();
    PoolDraft draft =
        PoolDraft.read(MergePatch.apply(before.toJson(), patch), directories.of(workspace), faults);
    if (!draft.key().equals(key)) {
      faults.add("/key", "A key stays as it is, for rules refer to it; change the name instead.");
    }
    ProblemException.throwIfAny(faults);
    if (!draft.equals(before)) {
      PoolMapping.write(draft, entity, now());
      save(entity);
      audit.changed(AuditAction.POOL_UPDATE, workspace, key, before.toJson(), draft.toJson());
    }
    return view(entity);
  }

  @Transactional
  void delete(String workspace, String key, Precondition precondition) {
    workspaces.getExclusively(workspace);
    PoolEntity entity = found(workspace, key);
    precondition.check(entity.version);
    directories.refuseIfUsed(workspace, Entry.POOL, key);
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.POOL, entity.id);
    audit.deleted(AuditAction.POOL_DELETE, workspace, key, PoolMapping.draft(entity).toJson());
  }

  private void save(PoolEntity entity) {
    repository.flush();
    publication.publish(DocumentKind.POOL, entity.id, PoolMapping.document(entity).toJson());
  }

  private static Versioned<PoolView> view(PoolEntity entity) {
    return new Versioned<>(PoolView.of(entity), entity.version);
  }

  private PoolEntity found(String workspace, String key) {
    PoolEntity entity = repository.findById(PoolDocument.id(workspace, key));
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such pool.");
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
