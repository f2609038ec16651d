package dev.waymark.admin.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import dev.waymark.service.access.Grant;
import dev.waymark.service.access.KeyRing;
import dev.waymark.service.access.Secret;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can be done with keys.
@Singleton
public class Keys implements KeyRing {
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
    Instant now = clock.instant();
    if (entity == null || (entity.expiresAt != null && !now.isBefore(entity.expiresAt))) {
      return null;
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (entity.lastUsed == null || entity.lastUsed.isBefore(today)) {
      repository.used(entity.id, today);
    }
    return new Caller.KeyHolder(entity.id, entity.workspaceId, grant(entity));
  }

  @Transactional
  public NewKeyView create(String workspace, ObjectNode json) {
    // Locked, so that two requests at once do not both find room for the tenth key.
    workspaces.getExclusively(workspace);
    var faults = new Faults();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    KeyDraft draft = KeyDraft.read(json, now, faults);
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
    entity.role = draft.grant().text();
    entity.expiresAt = draft.expiresAt();
    entity.keyPrefix = secret.prefix();
    entity.hash = secret.hash();
    entity.createdAt = now;
    repository.persistAndFlush(entity);
    publication.publish(
        DocumentKind.API_KEY, entity.hash, new ApiKeyDocument(workspace, entity.role).toJson());
    audit.created(AuditAction.API_KEY_CREATE, workspace, entity.id, written(entity));
    return NewKeyView.of(view(entity), secret);
  }

  @Transactional
  public Page<KeyView> page(String workspace, @Nullable Cursor cursor, int limit) {
    workspaces.get(workspace);
    return Page.cut(
            repository.newest(workspace, cursor, limit), limit, KeyRepository.NEWEST_FIRST::cursor)
        .map(Keys::view);
  }

  @Transactional
  public void delete(String workspace, String id, Precondition precondition) {
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

  /// Takes away the keys that have expired, so that services which only look whether a key is
  /// published let nobody in with them either.
  ///
  /// @return how many there were
  int takeExpired() {
    int taken = 0;
    for (KeyEntity expired : repository.expired(clock.instant())) {
      taken += QuarkusTransaction.requiringNew().call(() -> take(expired)) ? 1 : 0;
    }
    return taken;
  }

  private boolean take(KeyEntity expired) {
    workspaces.getExclusivelyEvenDeleted(expired.workspaceId);
    KeyEntity entity = repository.inWorkspace(expired.workspaceId, expired.id);
    if (entity == null) {
      return false;
    }
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.API_KEY, entity.hash);
    audit.happened(
        AuditAction.API_KEY_EXPIRE,
        entity.workspaceId,
        entity.id,
        written(entity),
        JsonNodeFactory.instance.objectNode());
    return true;
  }

  /// Tells the other services to let nobody in with the keys of a workspace, which is deleted. The
  /// caller holds the workspace.
  @Transactional(Transactional.TxType.MANDATORY)
  public void withdrawAll(String workspace) {
    publication.withdraw(
        DocumentKind.API_KEY,
        repository.list("workspaceId", workspace).stream().map(entity -> entity.hash).toList());
  }

  /// Tells the other services of the keys of a workspace, which is taken back.
  @Transactional(Transactional.TxType.MANDATORY)
  public void publishAll(String workspace) {
    Map<String, ObjectNode> documents = new HashMap<>();
    for (KeyEntity entity : repository.list("workspaceId", workspace)) {
      documents.put(entity.hash, new ApiKeyDocument(workspace, entity.role).toJson());
    }
    publication.publish(DocumentKind.API_KEY, documents);
  }

  private static ObjectNode written(KeyEntity entity) {
    return new KeyDraft(entity.name, grant(entity), entity.expiresAt)
        .toJson()
        .put("key_prefix", entity.keyPrefix);
  }

  private static KeyView view(KeyEntity entity) {
    return KeyView.of(entity, grant(entity));
  }

  private static Grant grant(KeyEntity entity) {
    return Objects.requireNonNull(Grant.of(entity.role), "grant");
  }
}
