package dev.waymark.admin.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.directory.Directories;
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
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.schedule.Schedule;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What can be done with schedules, one by one or with all of a workspace. Every change holds the
/// workspace to itself, so that what refers to a schedule and the schedule cannot pass each other
/// by.
@Singleton
class Schedules implements Section {
  /// How many days a preview shows.
  private static final int DAYS = 14;

  private final ScheduleRepository repository;
  private final Workspaces workspaces;
  private final Directories directories;
  private final Publication publication;
  private final AuditLog audit;
  private final InstantSource clock;

  Schedules(
      ScheduleRepository repository,
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
  Versioned<ScheduleView> create(String workspace, ObjectNode json) {
    String zone = workspaces.getExclusively(workspace).timeZone();
    ScheduleDraft draft = read(json, zone, null);
    if (repository.findById(ScheduleDocument.id(workspace, draft.key())) != null) {
      throw Entry.taken(draft.key());
    }
    if (!hasRoom(workspace)) {
      throw new ProblemException(ProblemType.PLAN_LIMIT, Entry.SCHEDULE.noRoom());
    }
    return view(add(workspace, draft));
  }

  private boolean hasRoom(String workspace) {
    return repository.countOf(workspace) < Entry.SCHEDULE.max();
  }

  private ScheduleEntity add(String workspace, ScheduleDraft draft) {
    Instant now = now();
    var entity = new ScheduleEntity();
    entity.id = ScheduleDocument.id(workspace, draft.key());
    entity.workspaceId = workspace;
    entity.key = draft.key();
    entity.createdAt = now;
    ScheduleMapping.write(draft, entity, now);
    repository.persist(entity);
    save(entity);
    audit.created(AuditAction.SCHEDULE_CREATE, workspace, draft.key(), draft.toJson());
    return entity;
  }

  @Override
  public Part part() {
    return Part.SCHEDULES;
  }

  /// What was written of all schedules of a workspace.
  @Override
  @Transactional
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    workspaces.get(workspace);
    json.writeStartArray();
    for (ScheduleEntity entity : repository.page(workspace, null, Entry.SCHEDULE.max())) {
      json.writeTree(ScheduleMapping.draft(entity).toJson());
    }
    json.writeEndArray();
    return null;
  }

  /// Makes schedules as an export says: those with these keys, or new ones.
  @Override
  @Transactional
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, Entry.SCHEDULE.noun(), refusals);
    String zone = workspaces.getExclusively(workspace).timeZone();
    for (Item item : items) {
      var faults = new Faults();
      ScheduleDraft draft = ScheduleDraft.read(item.json(), zone, faults);
      if (draft == null) {
        refusals.add(ProblemType.INVALID, item.pointer(), faults.list());
        continue;
      }
      ScheduleEntity entity = repository.findById(ScheduleDocument.id(workspace, draft.key()));
      if (entity != null) {
        update(draft, entity);
      } else if (hasRoom(workspace)) {
        add(workspace, draft);
      } else {
        refusals.add(
            ProblemType.PLAN_LIMIT,
            item.pointer(),
            FaultList.of(new Fault("", Entry.SCHEDULE.noRoom())));
      }
    }
    return new Restored(items.size(), List.of());
  }

  @Transactional
  Page<ScheduleView> page(String workspace, PageRequest request) {
    workspaces.get(workspace);
    var order = ScheduleRepository.BY_KEY;
    int limit = request.limit();
    return Page.cut(
            repository.page(workspace, request.cursor(order.name()), limit), limit, order::cursor)
        .map(ScheduleView::of);
  }

  @Transactional
  Versioned<ScheduleView> get(String workspace, String key) {
    workspaces.get(workspace);
    return view(found(workspace, key));
  }

  /// The hours of {@link #DAYS} days.
  ///
  /// @param from the first date; null for today in the schedule's zone
  @Transactional
  PreviewView preview(String workspace, String key, @Nullable String from) {
    workspaces.get(workspace);
    Schedule schedule = ScheduleMapping.draft(found(workspace, key)).schedule();
    LocalDate first =
        from == null ? LocalDate.ofInstant(clock.instant(), schedule.zone()) : date(from);
    return new PreviewView(
        schedule.zone().getId(),
        schedule.preview(first, DAYS).stream().map(PreviewView.DayView::of).toList());
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1970 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw ProblemException.ofParameter("from", "This is a date such as 2026-12-24.");
  }

  @Transactional
  Versioned<ScheduleView> change(
      String workspace, String key, Precondition precondition, ObjectNode patch) {
    String zone = workspaces.getExclusively(workspace).timeZone();
    ScheduleEntity entity = found(workspace, key);
    precondition.check(entity.version);
    ObjectNode before = ScheduleMapping.draft(entity).toJson();
    update(read(MergePatch.apply(before, patch), zone, key), entity);
    return view(entity);
  }

  private void update(ScheduleDraft draft, ScheduleEntity entity) {
    ObjectNode before = ScheduleMapping.draft(entity).toJson();
    ObjectNode after = draft.toJson();
    if (!after.equals(before)) {
      ScheduleMapping.write(draft, entity, now());
      save(entity);
      audit.changed(AuditAction.SCHEDULE_UPDATE, entity.workspaceId, entity.key, before, after);
    }
  }

  @Transactional
  void delete(String workspace, String key, Precondition precondition) {
    workspaces.getExclusively(workspace);
    ScheduleEntity entity = found(workspace, key);
    precondition.check(entity.version);
    directories.refuseIfUsed(workspace, Entry.SCHEDULE, key);
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.SCHEDULE, entity.id);
    audit.deleted(
        AuditAction.SCHEDULE_DELETE, workspace, key, ScheduleMapping.draft(entity).toJson());
  }

  /// @param key the key that is to stay; null for a new schedule
  private static ScheduleDraft read(ObjectNode json, String zone, @Nullable String key) {
    var faults = new Faults();
    ScheduleDraft draft = ScheduleDraft.read(json, zone, faults);
    if (key != null && !json.path("key").asText().equals(key)) {
      faults.add("/key", "A key stays as it is, for rules refer to it; change the name instead.");
    }
    ProblemException.throwIfAny(faults);
    return Objects.requireNonNull(draft, "a draft without faults");
  }

  private void save(ScheduleEntity entity) {
    repository.flush();
    publication.publish(
        DocumentKind.SCHEDULE, entity.id, ScheduleMapping.document(entity).toJson());
  }

  private static Versioned<ScheduleView> view(ScheduleEntity entity) {
    return new Versioned<>(ScheduleView.of(entity), entity.version);
  }

  private ScheduleEntity found(String workspace, String key) {
    ScheduleEntity entity = repository.findById(ScheduleDocument.id(workspace, key));
    if (entity == null) {
      throw Entry.SCHEDULE.missing();
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
