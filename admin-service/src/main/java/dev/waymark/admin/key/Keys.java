package dev.waymark.admin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Faults;
import dev.waymark.publication.ApiKeyDocument;
import dev.waymark.publication.DocumentKind;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.KeyRing;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Secret;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can be done with keys.
@Singleton
class Keys implements KeyRing {
  private static final int MAX_PER_WORKSPACE = 10;

  /// Keys do not change: there is one version of each.
  static final long VERSION = 1;

  private final KeyRepository repository;
  private final Workspaces workspaces;
  private final Publication publication;
  private final AuditLog audit;
  private final InstantSource clock;
  private final RandomGenerator random;

  Keys(
      KeyRepository repository,
      Workspaces workspaces,
      Publication publication,
      AuditLog audit,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.publication = publication;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  @Override
  @Transactional
  public Caller.@Nullable KeyHolder holder(String hash) {
    KeyEntity entity = repository.byHash(hash);
    return entity == null
        ? null
        : new Caller.KeyHolder(entity.id, entity.workspaceId, role(entity));
  }

  @Transactional
  NewKeyView create(String workspace, ObjectNode json) {
    // Locked, so that two requests at once do not both find room for the tenth key.
    workspaces.getExclusively(workspace);
    var faults = new Faults();
    KeyDraft draft = KeyDraft.read(json, faults);
    ProblemException.throwIfAny(faults);
    if (repository.countOf(workspace) >= MAX_PER_WORKSPACE) {
      throw new ProblemException(
          ProblemType.PLAN_LIMIT,
          "A workspace has at most " + MAX_PER_WORKSPACE + " keys; delete one that is not used.");
    }
    Secret secret = Secret.generate(random);
    var entity = new KeyEntity();
    entity.id = Ids.next("key_", random);
    entity.workspaceId = workspace;
    entity.name = draft.name();
    entity.role = draft.role().key();
    entity.keyPrefix = secret.prefix();
    entity.hash = secret.hash();
    entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    repository.persistAndFlush(entity);
    publication.publish(
        DocumentKind.API_KEY, entity.hash, new ApiKeyDocument(workspace, entity.role).toJson());
    audit.created(AuditAction.API_KEY_CREATE, workspace, entity.id, written(entity));
    return NewKeyView.of(KeyView.of(entity), secret);
  }

  @Transactional
  Page<KeyView> page(String workspace, @Nullable Cursor cursor, int limit) {
    workspaces.get(workspace);
    return Page.cut(
            repository.newest(workspace, cursor, limit), limit, KeyRepository.NEWEST_FIRST::cursor)
        .map(KeyView::of);
  }

  @Transactional
  void delete(String workspace, String id, Precondition precondition) {
    workspaces.getExclusively(workspace);
    KeyEntity entity = repository.inWorkspace(workspace, id);
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such key.");
    }
    precondition.check(VERSION);
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.API_KEY, entity.hash);
    audit.deleted(AuditAction.API_KEY_DELETE, workspace, id, written(entity));
  }

  private static ObjectNode written(KeyEntity entity) {
    return new KeyDraft(entity.name, role(entity)).toJson().put("key_prefix", entity.keyPrefix);
  }

  private static Role role(KeyEntity entity) {
    return Objects.requireNonNull(Role.of(entity.role), "role");
  }
}
