package dev.waymark.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who changed what in a workspace, and what it was before. An entry is written in the transaction
/// of the change that it tells of, so there is neither without the other.
///
/// What is handed over is kept for good and shown to admins: it never holds a password, a key, or a
/// hash of one.
@Singleton
public class AuditLog {
  /// In the place of a caller where there is none.
  private static final String NOBODY = "system";

  /// The members of what is written that name it, the one that names best first.
  private static final List<String> NAMING = List.of("slug", "email", "domain", "name");

  /// An id, which says nothing to people; other subjects are keys that they have chosen.
  private static final Pattern ID = Pattern.compile("[a-z]{2,4}_[0-9a-z]{20}");

  private final AuditRepository repository;
  private final CurrentCaller caller;
  private final InstantSource clock;
  private final RandomGenerator random;

  AuditLog(
      AuditRepository repository,
      CurrentCaller caller,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.caller = caller;
    this.clock = clock;
    this.random = random;
  }

  /// Notes that something came to be.
  ///
  /// @param subject its id
  @Transactional(Transactional.TxType.MANDATORY)
  public void created(AuditAction action, String workspace, String subject, ObjectNode after) {
    add(action, workspace, subject, null, after);
  }

  /// Notes that something changed. Of both sides only the members that differ are kept.
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(
      AuditAction action, String workspace, String subject, ObjectNode before, ObjectNode after) {
    add(action, workspace, subject, beyond(before, after), beyond(after, before));
  }

  /// Notes that something is gone.
  @Transactional(Transactional.TxType.MANDATORY)
  public void deleted(AuditAction action, String workspace, String subject, ObjectNode before) {
    add(action, workspace, subject, before, null);
  }

  /// Notes a change that nobody of the workspace made: something outside it has led to it.
  @Transactional(Transactional.TxType.MANDATORY)
  public void happened(
      AuditAction action, String workspace, String subject, ObjectNode before, ObjectNode after) {
    add(action, NOBODY, workspace, subject, beyond(before, after), beyond(after, before));
  }

  @Transactional
  Page<AuditView> page(String workspace, PageRequest request) {
    AuditFilter filter = AuditFilter.of(request);
    if (!repository.isWorkspace(workspace)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such workspace.");
    }
    var order = AuditRepository.NEWEST_FIRST;
    int limit = request.limit();
    List<AuditEntity> entities =
        repository.newest(workspace, filter, request.cursor(order.name()), limit);
    Map<String, String> names =
        repository.names(
            entities.stream().map(entity -> entity.caller).collect(Collectors.toSet()));
    return Page.cut(entities, limit, order::cursor)
        .map(entity -> AuditView.of(entity, names.get(entity.caller)));
  }

  /// Some entries as people read them.
  ///
  /// @param request as {@link #request} makes it
  /// @throws ProblemException 404 when there is no such workspace
  @Transactional
  public Page<AuditLine> lines(String workspace, PageRequest request) {
    Page<AuditView> page = page(workspace, request);
    Set<String> ids = new HashSet<>();
    for (AuditView view : page.entries()) {
      ids.add(view.subject());
      ids.add(view.userId());
    }
    Map<String, String> names = repository.namesOfAll(ids);
    return page.map(
        view ->
            new AuditLine(
                AuditAction.of(view.action()),
                view.userId(),
                names.get(view.userId()),
                called(view, names.get(view.subject())),
                view.createdAt()));
  }

  /// Reads which entries are asked for.
  public static PageRequest request(UriInfo uri) {
    return AuditFilter.request(uri);
  }

  /// What a subject is called: as it is now, or as the entry has it; null when neither says.
  private static @Nullable String called(AuditView view, @Nullable String now) {
    if (now != null) {
      return now;
    }
    for (String member : NAMING) {
      for (JsonNode side : Arrays.asList(view.after(), view.before())) {
        if (side != null && side.path(member).isTextual()) {
          return side.path(member).textValue();
        }
      }
    }
    return ID.matcher(view.subject()).matches() ? null : view.subject();
  }

  /// The members of one side that the other side has not, or has otherwise.
  private static ObjectNode beyond(ObjectNode side, ObjectNode other) {
    var beyond = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : side.properties()) {
      if (!member.getValue().equals(other.get(member.getKey()))) {
        beyond.set(member.getKey(), member.getValue());
      }
    }
    return beyond;
  }

  private void add(
      AuditAction action,
      String workspace,
      String subject,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after) {
    add(action, caller.get().id(), workspace, subject, before, after);
  }

  private void add(
      AuditAction action,
      String by,
      String workspace,
      String subject,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after) {
    var entity = new AuditEntity();
    entity.id = Ids.next("aud_", random);
    entity.workspaceId = workspace;
    entity.caller = by;
    entity.action = action.key();
    entity.subject = subject;
    entity.before = before == null ? null : before.toString();
    entity.after = after == null ? null : after.toString();
    // Finer than what is shown: the log is read in the order in which things were done.
    entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    repository.persist(entity);
  }
}
