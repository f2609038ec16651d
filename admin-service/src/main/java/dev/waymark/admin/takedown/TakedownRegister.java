package dev.waymark.admin.takedown;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.publication.Publication;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.Authority;
import dev.waymark.link.PercentEncoding;
import dev.waymark.link.Slug;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.TakedownDocument;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.TakedownList;
import dev.waymark.takedown.Takedowns;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// What the operator takes down and lifts again. A takedown is published in its own transaction;
/// redirect nodes look it up when they answer, so nothing else has to be published anew.
@Singleton
public class TakedownRegister {
  private static final String UNIQUE = "takedown_subject";
  private static final String SUBJECT = "subject";
  private static final TextRule SUBJECT_LINE = TextRule.line(Takedown.MAX_SUBJECT);
  private static final TextRule REASON = TextRule.line(TakedownList.MAX_REASON);

  /// What the owner reads where the file gives no reason.
  private static final String NO_REASON = "Taken down by the operator.";

  private final TakedownRepository repository;
  private final TakedownSettings settings;
  private final ReportAddress abuse;
  private final Publication publication;
  private final AuditLog audit;
  private final ShortLinks shortLinks;
  private final InstantSource clock;
  private final RandomGenerator random;

  TakedownRegister(
      TakedownRepository repository,
      TakedownSettings settings,
      ReportAddress abuse,
      Publication publication,
      AuditLog audit,
      ShortLinks shortLinks,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.settings = settings;
    this.abuse = abuse;
    this.publication = publication;
    this.audit = audit;
    this.shortLinks = shortLinks;
    this.clock = clock;
    this.random = random;
  }

  /// Those takedowns that can concern some links or workspaces.
  ///
  /// @param ids those of the links and workspaces
  /// @param urls to which they may send visitors
  @Transactional
  public FoundTakedowns concerning(Collection<String> ids, Collection<String> urls) {
    if (repository.isEmpty()) {
      return FoundTakedowns.NONE;
    }
    Set<String> subjects = new HashSet<>(ids);
    urls.forEach(url -> subjects.addAll(Takedowns.hostsOf(url)));
    return new FoundTakedowns(repository.ofSubjects(subjects), abuse.contact());
  }

  /// Whether nothing at all is taken down.
  @Transactional
  public boolean isEmpty() {
    return repository.isEmpty();
  }

  @Transactional
  Versioned<TakedownView> create(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String kind = members.requiredText("what", SUBJECT_LINE);
    String subject = members.requiredText(SUBJECT, SUBJECT_LINE);
    String reason = members.requiredText("reason", REASON);
    members.end();
    What what = What.of(kind);
    if (what == null && !kind.isEmpty()) {
      faults.add(members.at("what"), "This is one of: " + String.join(", ", What.keys()) + ".");
    }
    Takedown takedown =
        what == null || subject.isEmpty() ? null : read(what, subject, members, faults);
    ProblemException.throwIfAny(faults);
    if (takedown == null) {
      throw new IllegalStateException("what is not read has a fault");
    }
    String workspace = workspace(takedown);
    if (workspace == null && takedown.what() != What.HOST) {
      faults.add(members.at(SUBJECT), "There is no such " + takedown.what().key() + ".");
      ProblemException.throwIfAny(faults);
    }
    TakedownEntity known = repository.of(takedown);
    if (known != null && !known.source.equals(TakedownEntity.FILE)) {
      throw alreadyDown(known);
    }
    if (known != null) {
      // It stays when it is taken out of the file.
      known.source = TakedownEntity.OPERATOR;
      known.reason = reason;
      known.version++;
      known.updatedAt = now();
      repository.flush();
      return view(known);
    }
    TakedownEntity entity = add(takedown, workspace, reason, TakedownEntity.OPERATOR);
    try {
      repository.flush();
    } catch (ConstraintViolationException e) {
      if (UNIQUE.equals(e.getConstraintName())) {
        throw alreadyDown(entity);
      }
      throw e;
    }
    publication.publish(
        DocumentKind.TAKEDOWN,
        TakedownDocument.id(takedown),
        new TakedownDocument(takedown).toJson());
    if (workspace != null) {
      audit.created(AuditAction.TAKEDOWN_CREATE, workspace, entity.subject, audited(entity));
    }
    return view(entity);
  }

  private static ProblemException alreadyDown(TakedownEntity entity) {
    return new ProblemException(
        ProblemType.CONFLICT, "The " + entity.what + " " + entity.subject + " is down already.");
  }

  private @Nullable Takedown read(What what, String subject, Members members, Faults faults) {
    if (what == What.LINK && subject.contains("://")) {
      String id = linkAt(subject);
      if (id == null) {
        faults.add(members.at(SUBJECT), "No link answers at this address.");
        return null;
      }
      return new Takedown(What.LINK, id);
    }
    return switch (Takedown.read(what, subject)) {
      case Takedown.Refused(String reason) -> {
        faults.add(members.at(SUBJECT), reason);
        yield null;
      }
      case Takedown.Accepted(Takedown takedown) when isOurs(takedown) -> {
        faults.add(
            members.at(SUBJECT),
            "The default domain is at or below this host; take down links or workspaces on it.");
        yield null;
      }
      case Takedown.Accepted(Takedown takedown) -> takedown;
    };
  }

  private boolean isOurs(Takedown takedown) {
    return Takedowns.of(List.of(takedown)).ofHost(shortLinks.defaultDomain()) != null;
  }

  /// The id of the link that answers at a short URL, whatever comes after its slug.
  private @Nullable String linkAt(String url) {
    Authority authority = Authority.of(url);
    if (authority == null) {
      return null;
    }
    String path = url.substring(url.indexOf("://") + 3);
    int start = path.indexOf('/') + 1;
    int end = start;
    while (end < path.length() && "?#".indexOf(path.charAt(end)) < 0) {
      end++;
    }
    String host = authority.host().equals(shortLinks.defaultDomain()) ? null : authority.host();
    String slug = PercentEncoding.decode(start == 0 ? "" : path.substring(start, end), false);
    String found = null;
    while (found == null && !slug.isEmpty()) {
      found = Slug.fault(slug) == null ? repository.linkAt(host, Slug.fold(slug)) : null;
      slug = slug.substring(0, Math.max(0, slug.lastIndexOf('/')));
    }
    return found;
  }

  /// Whose it is; null for a host, and for what is not there.
  private @Nullable String workspace(Takedown takedown) {
    return switch (takedown.what()) {
      case LINK -> repository.workspaceOfLink(takedown.subject());
      case WORKSPACE -> repository.isWorkspace(takedown.subject()) ? takedown.subject() : null;
      case HOST -> null;
    };
  }

  private TakedownEntity add(
      Takedown takedown, @Nullable String workspace, String reason, String source) {
    Instant now = now();
    var entity = new TakedownEntity();
    entity.id = Ids.next("tkd_", random);
    entity.what = takedown.what().key();
    entity.subject = takedown.subject();
    entity.workspaceId = workspace;
    entity.reason = reason;
    entity.source = source;
    entity.version = 1;
    entity.createdAt = now;
    entity.updatedAt = now;
    repository.persist(entity);
    return entity;
  }

  @Transactional
  Page<TakedownView> page(PageRequest request) {
    String what = request.get("what") == null ? null : request.oneOf("what", What.keys(), "");
    var order = TakedownRepository.NEWEST_FIRST;
    int limit = request.limit();
    return Page.cut(
            repository.newest(what, request.cursor(order.name()), limit), limit, order::cursor)
        .map(TakedownView::of);
  }

  @Transactional
  Versioned<TakedownView> get(String id) {
    return view(found(repository.findById(id)));
  }

  @Transactional
  void delete(String id, Precondition precondition) {
    TakedownEntity entity = found(repository.locked(id));
    precondition.check(entity.version);
    if (entity.source.equals(TakedownEntity.FILE) && settings.file().isPresent()) {
      throw new ProblemException(
          ProblemType.CONFLICT, "This stands in the file of takedowns; take it out of there.");
    }
    repository.delete(entity);
    repository.flush();
    publication.withdraw(DocumentKind.TAKEDOWN, TakedownDocument.id(entity.takedown()));
    if (entity.workspaceId != null) {
      audit.deleted(
          AuditAction.TAKEDOWN_DELETE, entity.workspaceId, entity.subject, audited(entity));
    }
  }

  /// Makes those takedowns that come from the file what the file says. Those that were made by the
  /// API stay as they are.
  @Transactional
  void follow(TakedownList list) {
    repository.lockFile();
    Map<Takedown, String> missing = new HashMap<>(list.reasons());
    var gone = new ArrayList<TakedownEntity>();
    for (TakedownEntity entity : repository.fromFile()) {
      String reason = missing.remove(entity.takedown());
      if (reason == null) {
        gone.add(entity);
      } else if (!entity.reason.equals(reasonOr(reason))) {
        entity.reason = reasonOr(reason);
        entity.version++;
        entity.updatedAt = now();
      }
    }
    repository
        .ofSubjects(missing.keySet().stream().map(Takedown::subject).toList())
        .forEach(entity -> missing.remove(entity.takedown()));
    for (TakedownEntity entity : gone) {
      repository.delete(entity);
      if (entity.workspaceId != null) {
        audit.happened(
            AuditAction.TAKEDOWN_DELETE,
            entity.workspaceId,
            entity.subject,
            audited(entity),
            JsonNodeFactory.instance.objectNode());
      }
    }
    Map<String, ObjectNode> documents = new HashMap<>();
    missing.keySet().removeIf(this::isOurs);
    missing.forEach(
        (takedown, reason) -> {
          String workspace = workspace(takedown);
          TakedownEntity entity = add(takedown, workspace, reasonOr(reason), TakedownEntity.FILE);
          documents.put(TakedownDocument.id(takedown), new TakedownDocument(takedown).toJson());
          if (workspace != null) {
            audit.happened(
                AuditAction.TAKEDOWN_CREATE,
                workspace,
                entity.subject,
                JsonNodeFactory.instance.objectNode(),
                audited(entity));
          }
        });
    repository.flush();
    publication.withdraw(
        DocumentKind.TAKEDOWN,
        gone.stream().map(entity -> TakedownDocument.id(entity.takedown())).toList());
    publication.publish(DocumentKind.TAKEDOWN, documents);
  }

  private static String reasonOr(String reason) {
    return reason.isEmpty() ? NO_REASON : reason;
  }

  private static ObjectNode audited(TakedownEntity entity) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("what", entity.what)
        .put("subject", entity.subject)
        .put("reason", entity.reason);
  }

  private static Versioned<TakedownView> view(TakedownEntity entity) {
    return new Versioned<>(TakedownView.of(entity), entity.version);
  }

  private static TakedownEntity found(@Nullable TakedownEntity entity) {
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such takedown.");
    }
    return entity;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
