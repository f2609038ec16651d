package dev.waymark.admin.pool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.PoolDocument;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What can be done with pools, one by one or with all of a workspace. Every change holds the
/// workspace to itself, so that what refers to a pool, the pool and its members cannot pass each
/// other by.
@Singleton
class Pools implements Section {
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
    if (repository.findById(PoolDocument.id(workspace, draft.key())) != null) {
      throw Entry.taken(draft.key());
    }
    if (!hasRoom(workspace)) {
      throw new ProblemException(ProblemType.PLAN_LIMIT, Entry.POOL.noRoom());
    }
    return view(add(workspace, draft));
  }

  private boolean hasRoom(String workspace) {
    return repository.countOf(workspace) < Entry.POOL.max();
  }

  private PoolEntity add(String workspace, PoolDraft draft) {
    Instant now = now();
    var entity = new PoolEntity();
    entity.id = PoolDocument.id(workspace, draft.key());
    entity.workspaceId = workspace;
    entity.key = draft.key();
    entity.createdAt = now;
    PoolMapping.write(draft, entity, now);
    repository.persist(entity);
    save(entity);
    audit.created(AuditAction.POOL_CREATE, workspace, draft.key(), draft.toJson());
    return entity;
  }

  @Override
  public Part part() {
    return Part.POOLS;
  }

  /// What was written of all pools of a workspace.
  @Override
  @Transactional
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    workspaces.get(workspace);
    json.writeStartArray();
    for (PoolEntity entity : repository.page(workspace, null, Entry.POOL.max())) {
      json.writeTree(PoolMapping.draft(entity).toJson());
    }
    json.writeEndArray();
    return null;
  }

  /// Makes pools as an export says: those with these keys, or new ones.
  @Override
  @Transactional
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, Entry.POOL.noun(), refusals);
    workspaces.getExclusively(workspace);
    Directory directory = directories.of(workspace);
    for (Item item : items) {
      var faults = new Faults();
      PoolDraft draft = PoolDraft.read(item.json(), directory, faults);
      if (!faults.isEmpty()) {
        refusals.add(ProblemType.INVALID, item.pointer(), faults.list());
        continue;
      }
      PoolEntity entity = repository.findById(PoolDocument.id(workspace, draft.key()));
      if (entity != null) {
        update(draft, entity);
      } else if (hasRoom(workspace)) {
        add(workspace, draft);
      } else {
        refusals.add(
            ProblemType.PLAN_LIMIT,
            item.pointer(),
            FaultList.of(new Fault("", Entry.POOL.noRoom())));
      }
    }
    return new Restored(items.size(), List.of());
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
    ObjectNode before = PoolMapping.draft(entity).toJson();
    var faults = new Faults();
    PoolDraft draft =
        PoolDraft.read(MergePatch.apply(before, patch), directories.of(workspace), faults);
    if (!draft.key().equals(key)) {
      faults.add("/key", "A key stays as it is, for rules refer to it; change the name instead.");
    }
    ProblemException.throwIfAny(faults);
    update(draft, entity);
    return view(entity);
  }

  private void update(PoolDraft draft, PoolEntity entity) {
    PoolDraft before = PoolMapping.draft(entity);
    if (!draft.equals(before)) {
      PoolMapping.write(draft, entity, now());
      save(entity);
      audit.changed(
          AuditAction.POOL_UPDATE, entity.workspaceId, entity.key, before.toJson(), draft.toJson());
    }
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
      throw Entry.POOL.missing();
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
