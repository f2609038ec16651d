package dev.waymark.admin.keyed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.TestedLinks;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.version.Subject;
import dev.waymark.admin.version.Version;
import dev.waymark.admin.version.VersionList;
import dev.waymark.admin.version.VersionLog;
import dev.waymark.admin.version.VersionView;
import dev.waymark.admin.version.Versions;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be done with one sort of resources that a workspace has under keys, one by one or with
/// all of them. Every change holds the workspace to itself, so that what refers to a resource and
/// the resource cannot pass each other by, and is published and noted in the audit log.
///
/// @param <E> a row
/// @param <D> what people write
/// @param <V> what is answered
public abstract class KeyedResources<E extends KeyedRow, D extends KeyedDraft, V>
    implements Section {
  private final Sort sort;
  private final Class<E> rows;
  private final Order<E> byKey;
  private final Surroundings surroundings;

  /// Which sort it is, to others.
  public record Sort(
      Entry entry, Part part, AuditAction create, AuditAction update, AuditAction delete) {}

  /// What all sorts need.
  @Singleton
  public static final class Surroundings {
    private final EntityManager database;
    private final Workspaces workspaces;
    private final Directories directories;
    private final Publication publication;
    private final AuditLog audit;
    private final TestedLinks tests;
    private final VersionLog versionLog;
    private final Versions versions;
    private final InstantSource clock;

    Surroundings(
        EntityManager database,
        Workspaces workspaces,
        Directories directories,
        Publication publication,
        AuditLog audit,
        TestedLinks tests,
        VersionLog versionLog,
        Versions versions,
        InstantSource clock) {
      this.database = database;
      this.workspaces = workspaces;
      this.directories = directories;
      this.publication = publication;
      this.audit = audit;
      this.tests = tests;
      this.versionLog = versionLog;
      this.versions = versions;
      this.clock = clock;
    }
  }

  /// @param rows an entity with a `workspaceId` and a `key`
  protected KeyedResources(Sort sort, Class<E> rows, Surroundings surroundings) {
    this.sort = sort;
    this.rows = rows;
    this.byKey = Order.byText("key", "key", KeyedRow::key, KeyedRow::id);
    this.surroundings = surroundings;
  }

  /// Reads a draft; what it answers after a fault is not to be used.
  ///
  /// @param json all of it
  /// @param sent what of it was sent by this request; null when it comes out of an export
  protected abstract @Nullable D read(
      ObjectNode json, @Nullable ObjectNode sent, Workspace workspace, Faults faults);

  /// The draft that a row was written from.
  protected abstract D draft(E row);

  /// A row without anything in it.
  protected abstract E empty();

  /// Writes a draft into a row, with the next version.
  protected abstract void write(D draft, E row, Instant now);

  /// What redirect nodes get to read of it.
  protected abstract ObjectNode document(E row);

  /// How the rows of a workspace are answered.
  protected abstract Function<E, V> views(String workspace);

  /// An answer that tells of tests of links, too.
  protected abstract V withFailing(V view, FailingTests failing);

  /// The parts of an export in the order in which they can be restored.
  protected List<Item> inOrder(List<Item> items) {
    return items;
  }

  /// Creates one.
  ///
  /// @throws ProblemException when it has faults, its key is taken, or there are too many
  @Transactional
  public Versioned<V> create(String workspace, ObjectNode json) {
    Workspace own = surroundings.workspaces.getExclusively(workspace);
    var faults = new Faults();
    D draft = read(json, json, own, faults);
    ProblemException.throwIfAny(faults);
    Objects.requireNonNull(draft, "a draft without faults");
    if (find(workspace, draft.key()) != null) {
      throw Entry.taken(draft.key());
    }
    refuseWithoutRoom(noRoom(workspace, draft, null));
    return view(add(workspace, draft));
  }

  /// What creating one would be refused for, but for a key that is taken. Nothing is created.
  @Transactional
  public FaultList faults(String workspace, ObjectNode json) {
    var faults = new Faults();
    read(json, json, surroundings.workspaces.getExclusively(workspace), faults);
    return faults.list();
  }

  private static void refuseWithoutRoom(@Nullable String reason) {
    if (reason != null) {
      throw new ProblemException(ProblemType.PLAN_LIMIT, reason);
    }
  }

  /// Why there is no room for a draft, as a sentence; null when there is.
  ///
  /// @param row what it is a change of; null when it is a new one
  private @Nullable String noRoom(String workspace, D draft, @Nullable E row) {
    return row == null && count(workspace) >= sort.entry.max()
        ? sort.entry.noRoom()
        : tooMuch(workspace, draft, row);
  }

  /// Why all that a workspace has of this sort would be too much with a draft, as a sentence; null
  /// when it would not.
  ///
  /// @param row what it is a change of; null when it is a new one
  protected @Nullable String tooMuch(String workspace, D draft, @Nullable E row) {
    return null;
  }

  private long count(String workspace) {
    return surroundings
        .database
        .createQuery(
            "select count(*) from " + rows.getSimpleName() + " where workspaceId = :workspace",
            Long.class)
        .setParameter("workspace", workspace)
        .getSingleResult();
  }

  private E add(String workspace, D draft) {
    Instant now = now();
    E row = empty();
    row.begin(id(workspace, draft.key()), workspace, draft.key(), now);
    write(draft, row, now);
    surroundings.database.persist(row);
    save(row);
    surroundings.audit.created(sort.create, workspace, draft.key(), draft.toJson());
    surroundings.versionLog.created(subject(row), version(row));
    return row;
  }

  @Override
  public Part part() {
    return sort.part;
  }

  @Override
  @Transactional
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    surroundings.workspaces.get(workspace);
    json.writeStartArray();
    for (E row : rows(workspace, "", Map.of(), null, sort.entry.max())) {
      json.writeTree(draft(row).toJson());
    }
    json.writeEndArray();
    return null;
  }

  @Override
  @Transactional
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, sort.entry.noun(), refusals);
    Workspace own = surroundings.workspaces.getExclusively(workspace);
    for (Item item : inOrder(items)) {
      var faults = new Faults();
      D draft = read(item.json(), null, own, faults);
      if (draft == null || !faults.isEmpty()) {
        refusals.add(ProblemType.INVALID, item.pointer(), faults.list());
        continue;
      }
      E row = find(workspace, draft.key());
      String noRoom = noRoom(workspace, draft, row);
      if (noRoom != null) {
        refusals.add(ProblemType.PLAN_LIMIT, item.pointer(), FaultList.of(new Fault("", noRoom)));
      } else if (row == null) {
        add(workspace, draft);
      } else {
        update(draft, row);
      }
    }
    return new Restored(items.size(), List.of());
  }

  /// All of them, in the order of their keys.
  @Transactional
  public List<Versioned<V>> all(String workspace) {
    surroundings.workspaces.get(workspace);
    Function<E, V> view = views(workspace);
    return rows(workspace, "", Map.of(), null, sort.entry.max()).stream()
        .map(row -> new Versioned<>(view.apply(row), row.version()))
        .toList();
  }

  /// A page of them, in the order of their keys.
  @Transactional
  public Page<V> page(String workspace, PageRequest request) {
    return page(workspace, request, "", Map.of());
  }

  /// The same of those that meet a condition.
  ///
  /// @param condition in JPQL, beginning with `and`; empty for none
  /// @param values of its parameters, by their names
  protected Page<V> page(
      String workspace, PageRequest request, String condition, Map<String, Object> values) {
    surroundings.workspaces.get(workspace);
    int limit = request.limit();
    return Page.cut(
            rows(workspace, condition, values, request.cursor(byKey.name()), limit),
            limit,
            byKey::cursor)
        .map(views(workspace));
  }

  /// One more than the limit, when there are more.
  private List<E> rows(
      String workspace,
      String condition,
      Map<String, Object> values,
      @Nullable Cursor cursor,
      int limit) {
    Map<String, Object> parameters = new HashMap<>(values);
    var query = new StringBuilder("from " + rows.getSimpleName());
    query.append(" where workspaceId = :workspace");
    parameters.put("workspace", workspace);
    query.append(condition);
    query.append(byKey.after(cursor, parameters));
    TypedQuery<E> found = surroundings.database.createQuery(query.toString(), rows);
    parameters.forEach(found::setParameter);
    return found.setMaxResults(limit + 1).getResultList();
  }

  /// One as it stands.
  ///
  /// @throws ProblemException when there is none with the key
  @Transactional
  public Versioned<V> get(String workspace, String key) {
    return view(row(workspace, key));
  }

  /// Changes one.
  ///
  /// @param patch a JSON merge patch
  /// @throws ProblemException when there is none, somebody else changed it, or it then has faults
  @Transactional
  public Versioned<V> change(
      String workspace, String key, Precondition precondition, ObjectNode patch) {
    Workspace own = surroundings.workspaces.getExclusively(workspace);
    E row = found(workspace, key);
    precondition.check(row.version());
    ObjectNode json = MergePatch.apply(draft(row).toJson(), patch);
    var faults = new Faults();
    D draft = read(json, patch, own, faults);
    if (!json.path("key").asText().equals(key)) {
      faults.add("/key", "A key stays as it is, for others refer to it; change the name instead.");
    }
    ProblemException.throwIfAny(faults);
    Objects.requireNonNull(draft, "a draft without faults");
    refuseWithoutRoom(noRoom(workspace, draft, row));
    update(draft, row);
    return changed(row);
  }

  /// Changes one in another way than by a patch.
  ///
  /// @param change makes the draft of the one there is another one
  protected Versioned<V> change(
      String workspace, String key, Precondition precondition, Function<D, D> change) {
    surroundings.workspaces.getExclusively(workspace);
    E row = found(workspace, key);
    precondition.check(row.version());
    update(change.apply(draft(row)), row);
    return changed(row);
  }

  private Versioned<V> changed(E row) {
    FailingTests failing = surroundings.tests.failing(row.workspace());
    Versioned<V> view = view(row);
    return failing.nothingToTell() ? view : view.map(body -> withFailing(body, failing));
  }

  private void update(D draft, E row) {
    D was = draft(row);
    ObjectNode before = was.toJson();
    ObjectNode after = draft.toJson();
    // The same words can have come to mean something else, and other words can mean the same.
    if (!draft.equals(was) || !after.equals(before)) {
      Version former = version(row);
      write(draft, row, now());
      save(row);
      surroundings.audit.changed(sort.update, row.workspace(), row.key(), before, after);
      surroundings.versionLog.changed(subject(row), former, version(row));
    }
  }

  /// Deletes one.
  ///
  /// @throws ProblemException when there is none, somebody else changed it, or it is used
  @Transactional
  public void delete(String workspace, String key, Precondition precondition) {
    surroundings.workspaces.getExclusively(workspace);
    E row = found(workspace, key);
    precondition.check(row.version());
    surroundings.directories.refuseIfUsed(workspace, sort.entry, key);
    surroundings.database.remove(row);
    surroundings.database.flush();
    surroundings.publication.withdraw(sort.entry.kind(), row.id());
    surroundings.audit.deleted(sort.delete, workspace, key, draft(row).toJson());
    surroundings.versionLog.deleted(List.of(subject(row).id()));
  }

  private Subject subject(E row) {
    return Subject.keyed(row.workspace(), sort.entry.noun(), row.key());
  }

  private Version version(E row) {
    return new Version(row.version(), null, row.updatedAt(), draft(row).toJson());
  }

  /// The versions of one, the newest first.
  ///
  /// @throws ProblemException when there is none with the key
  @Transactional
  public VersionList versions(String workspace, String key, PageRequest request) {
    E row = row(workspace, key);
    return surroundings.versions.page(
        subject(row), version(row), request, directory(workspace).names());
  }

  /// One version of one.
  ///
  /// @param compare the number of the one to compare it with; null for the one before
  /// @throws ProblemException when there is none with the key, or no such version
  @Transactional
  public VersionView version(String workspace, String key, long number, @Nullable Long compare) {
    E row = row(workspace, key);
    return surroundings.versions.get(
        subject(row), version(row), number, compare, directory(workspace).names());
  }

  /// Makes one what it was in a version.
  ///
  /// @throws ProblemException when there is none, or no such version, and when a change that makes
  ///   it so would be refused
  @Transactional
  public Versioned<V> restore(
      String workspace, String key, long number, Precondition precondition) {
    surroundings.workspaces.getExclusively(workspace);
    E row = found(workspace, key);
    ObjectNode former = surroundings.versions.document(subject(row), version(row), number);
    return change(workspace, key, precondition, MergePatch.between(draft(row).toJson(), former));
  }

  private void save(E row) {
    surroundings.database.flush();
    surroundings.publication.publish(sort.entry.kind(), row.id(), document(row));
  }

  private Versioned<V> view(E row) {
    return new Versioned<>(views(row.workspace()).apply(row), row.version());
  }

  /// The row of the one with a key, for reading.
  ///
  /// @throws ProblemException when there is none, or no such workspace
  protected E row(String workspace, String key) {
    surroundings.workspaces.get(workspace);
    return found(workspace, key);
  }

  private E found(String workspace, String key) {
    E row = find(workspace, key);
    if (row == null) {
      throw sort.entry.missing();
    }
    return row;
  }

  private @Nullable E find(String workspace, String key) {
    return surroundings.database.find(rows, id(workspace, key));
  }

  private static String id(String workspace, String key) {
    return workspace + '/' + key;
  }

  /// What the workspace has under which keys.
  protected Directory directory(String workspace) {
    return surroundings.directories.of(workspace);
  }

  /// The moment, to the millisecond.
  protected Instant now() {
    return surroundings.clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
