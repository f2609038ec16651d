package dev.waymark.admin.channel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
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
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentKind;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import dev.waymark.visitor.Country;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What can be done with channels, one by one or with all of a workspace. Every change holds the
/// workspace to itself, so that what refers to a channel and the channel cannot pass each other by.
@Singleton
class Channels implements Section {
  private final ChannelRepository repository;
  private final Workspaces workspaces;
  private final Directories directories;
  private final Publication publication;
  private final AuditLog audit;
  private final ShortLinks shortLinks;
  private final InstantSource clock;

  Channels(
      ChannelRepository repository,
      Workspaces workspaces,
      Directories directories,
      Publication publication,
      AuditLog audit,
      ShortLinks shortLinks,
      InstantSource clock) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.directories = directories;
    this.publication = publication;
    this.audit = audit;
    this.shortLinks = shortLinks;
    this.clock = clock;
  }

  @Transactional
  Versioned<ChannelView> create(String workspace, ObjectNode json) {
    Country country = workspaces.getExclusively(workspace).country();
    Directory directory = directories.of(workspace);
    var faults = new Faults();
    ChannelDraft draft = ChannelDraft.read(json, true, country, shortLinks, faults);
    checkFallback(draft, directory, faults);
    ProblemException.throwIfAny(faults);
    if (repository.findById(ChannelDocument.id(workspace, draft.key())) != null) {
      throw Entry.taken(draft.key());
    }
    if (!hasRoom(workspace)) {
      throw new ProblemException(ProblemType.PLAN_LIMIT, Entry.CHANNEL.noRoom());
    }
    return view(add(workspace, draft), directory);
  }

  private boolean hasRoom(String workspace) {
    return repository.countOf(workspace) < Entry.CHANNEL.max();
  }

  private ChannelEntity add(String workspace, ChannelDraft draft) {
    Instant now = now();
    var entity = new ChannelEntity();
    entity.id = ChannelDocument.id(workspace, draft.key());
    entity.workspaceId = workspace;
    entity.key = draft.key();
    entity.createdAt = now;
    ChannelMapping.write(draft, entity, now);
    repository.persist(entity);
    save(entity);
    audit.created(AuditAction.CHANNEL_CREATE, workspace, draft.key(), draft.toJson());
    return entity;
  }

  @Override
  public Part part() {
    return Part.CHANNELS;
  }

  /// What was written of all channels of a workspace.
  @Override
  @Transactional
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    workspaces.get(workspace);
    json.writeStartArray();
    for (ChannelEntity entity : repository.page(workspace, null, null, null, Entry.CHANNEL.max())) {
      json.writeTree(ChannelMapping.draft(entity).toJson());
    }
    json.writeEndArray();
    return null;
  }

  /// Makes channels as an export says: those with these keys, or new ones.
  @Override
  @Transactional
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, Entry.CHANNEL.noun(), refusals);
    workspaces.getExclusively(workspace);
    List<Item> ordered =
        Section.ordered(
            items,
            channel -> channel.path("key").asText(),
            channel -> Set.of(channel.path("fallback").asText()));
    for (Item item : ordered) {
      var faults = new Faults();
      ChannelDraft draft = ChannelDraft.read(item.json(), false, null, shortLinks, faults);
      if (draft.fallback() != null) {
        checkFallback(draft, directories.of(workspace), faults);
      }
      if (!faults.isEmpty()) {
        refusals.add(ProblemType.INVALID, item.pointer(), faults.list());
        continue;
      }
      ChannelEntity entity = repository.findById(ChannelDocument.id(workspace, draft.key()));
      if (entity != null) {
        update(draft, entity);
      } else if (hasRoom(workspace)) {
        add(workspace, draft);
      } else {
        refusals.add(
            ProblemType.PLAN_LIMIT,
            item.pointer(),
            FaultList.of(new Fault("", Entry.CHANNEL.noRoom())));
      }
    }
    return new Restored(items.size(), List.of());
  }

  @Transactional
  Page<ChannelView> page(String workspace, PageRequest request) {
    workspaces.get(workspace);
    String kind = oneOf(request, "kind", kinds());
    String status = oneOf(request, "status", statuses());
    var order = ChannelRepository.BY_KEY;
    int limit = request.limit();
    Directory directory = directories.of(workspace);
    return Page.cut(
            repository.page(workspace, kind, status, request.cursor(order.name()), limit),
            limit,
            order::cursor)
        .map(entity -> ChannelView.of(entity, directory));
  }

  private static @Nullable String oneOf(PageRequest request, String name, List<String> allowed) {
    return request.get(name) == null ? null : request.oneOf(name, allowed, "");
  }

  private static List<String> kinds() {
    return Arrays.stream(ChannelKind.values()).map(ChannelKind::key).toList();
  }

  private static List<String> statuses() {
    return Arrays.stream(ChannelStatus.values()).map(ChannelStatus::key).toList();
  }

  @Transactional
  Versioned<ChannelView> get(String workspace, String key) {
    workspaces.get(workspace);
    return view(found(workspace, key), directories.of(workspace));
  }

  @Transactional
  Versioned<ChannelView> change(
      String workspace, String key, Precondition precondition, ObjectNode patch) {
    Country country = workspaces.getExclusively(workspace).country();
    ChannelEntity entity = found(workspace, key);
    precondition.check(entity.version);
    Directory directory = directories.of(workspace);
    ObjectNode before = ChannelMapping.draft(entity).toJson();
    var faults = new Faults();
    ChannelDraft draft =
        ChannelDraft.read(
            MergePatch.apply(before, patch), patch.has("address"), country, shortLinks, faults);
    if (!draft.key().equals(key)) {
      faults.add("/key", "A key stays as it is, for others refer to it; change the name instead.");
    }
    checkFallback(draft, directory, faults);
    ProblemException.throwIfAny(faults);
    update(draft, entity);
    return view(entity, directory);
  }

  @Transactional
  Versioned<ChannelView> changeStatus(
      String workspace, String key, Precondition precondition, ObjectNode json) {
    workspaces.getExclusively(workspace);
    ChannelEntity entity = found(workspace, key);
    precondition.check(entity.version);
    var faults = new Faults();
    ChannelDraft draft = ChannelMapping.draft(entity).withStatus(json, faults);
    ProblemException.throwIfAny(faults);
    update(draft, entity);
    return view(entity, directories.of(workspace));
  }

  @Transactional
  void delete(String workspace, String key, Precondition precondition) {
    workspaces.getExclusively(workspace);
    ChannelEntity entity = found(workspace, key);
    precondition.check(entity.version);
    directories.refuseIfUsed(workspace, Entry.CHANNEL, key);
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.CHANNEL, entity.id);
    audit.deleted(
        AuditAction.CHANNEL_DELETE, workspace, key, ChannelMapping.draft(entity).toJson());
  }

  private void update(ChannelDraft draft, ChannelEntity entity) {
    ChannelDraft before = ChannelMapping.draft(entity);
    if (!draft.equals(before)) {
      ChannelMapping.write(draft, entity, now());
      save(entity);
      audit.changed(
          AuditAction.CHANNEL_UPDATE,
          entity.workspaceId,
          entity.key,
          before.toJson(),
          draft.toJson());
    }
  }

  private static void checkFallback(ChannelDraft draft, Directory directory, Faults faults) {
    String fallback = draft.fallback();
    if (fallback == null) {
      return;
    }
    String cycle = FallbackChain.cycle(draft.key(), draft.name(), fallback, directory::channel);
    if (cycle == null) {
      directory.check(Entry.CHANNEL, fallback, "/fallback", faults);
    } else {
      faults.add("/fallback", "Fallbacks may not go round in a circle: " + cycle + ".");
    }
  }

  private void save(ChannelEntity entity) {
    repository.flush();
    publication.publish(DocumentKind.CHANNEL, entity.id, ChannelMapping.document(entity).toJson());
  }

  private static Versioned<ChannelView> view(ChannelEntity entity, Directory directory) {
    return new Versioned<>(ChannelView.of(entity, directory), entity.version);
  }

  private ChannelEntity found(String workspace, String key) {
    ChannelEntity entity = repository.findById(ChannelDocument.id(workspace, key));
    if (entity == null) {
      throw Entry.CHANNEL.missing();
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
