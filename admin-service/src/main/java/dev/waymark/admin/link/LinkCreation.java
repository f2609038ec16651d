package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.address.ShortLinks.Judged;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.domain.Domain;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.link.RetiredSlugs.Holder;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.version.VersionLog;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.link.Slug;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.LinkDocument;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import dev.waymark.takedown.Takedowns;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Creates links, one or many at once. What has to be asked of the database is asked once for all
/// of them, and they are written together: most of the time of a request goes there.
@Singleton
class LinkCreation {
  /// What was written of a link that is new.
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static final String SLUG_POINTER = "/slug";
  private static final String RULES_POINTER = "/rules";

  /// How often a generated slug may turn out to be taken before that is a fault.
  private static final int ATTEMPTS = 10;

  private final NewLinkRows rows;
  private final ReferenceRepository references;
  private final LinkPlans plans;
  private final ReferenceChecks referenceChecks;
  private final RetiredSlugs retiredSlugs;
  private final Domains domains;
  private final Publication publication;
  private final AuditLog audit;
  private final VersionLog versions;
  private final ShortLinks shortLinks;
  private final LinkTests tests;
  private final NeighbourLinks neighbours;
  private final EntityManager database;
  private final InstantSource clock;
  private final RandomGenerator random;

  LinkCreation(
      NewLinkRows rows,
      ReferenceRepository references,
      LinkPlans plans,
      ReferenceChecks referenceChecks,
      RetiredSlugs retiredSlugs,
      Domains domains,
      Publication publication,
      AuditLog audit,
      VersionLog versions,
      ShortLinks shortLinks,
      LinkTests tests,
      NeighbourLinks neighbours,
      EntityManager database,
      InstantSource clock,
      RandomGenerator random) {
    this.rows = rows;
    this.references = references;
    this.plans = plans;
    this.referenceChecks = referenceChecks;
    this.retiredSlugs = retiredSlugs;
    this.domains = domains;
    this.publication = publication;
    this.audit = audit;
    this.versions = versions;
    this.shortLinks = shortLinks;
    this.tests = tests;
    this.neighbours = neighbours;
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /// What is to be created.
  ///
  /// @param json as for the operation that creates a link
  /// @param former the id under which it was here before it was deleted, which it gets back when
  ///   its slug was its own; null when it is new
  /// @param acceptsFailingTests whether it may have tests that fail
  record Wanted(ObjectNode json, @Nullable String former, boolean acceptsFailingTests) {}

  /// What came of it.
  sealed interface Outcome {
    /// There it is.
    record Made(LinkEntity entity, LinkDraft draft) implements Outcome {}

    /// There is none.
    record Refused(ProblemType type, FaultList faults) implements Outcome {}
  }

  /// A link on its way.
  private static final class Candidate {
    final Wanted wanted;
    final LinkEntity entity = new LinkEntity();
    LinkDraft draft;
    PasswordChange password = new PasswordChange.Keep();
    Outcome.@Nullable Refused refused;

    Candidate(Wanted wanted, String id, LinkDraft draft) {
      this.wanted = wanted;
      this.draft = draft;
      this.entity.id = id;
    }

    void refuse(ProblemType type, FaultList faults) {
      refused = new Outcome.Refused(type, faults);
    }

    void refuseSlug(String detail) {
      refuse(ProblemType.CONFLICT, FaultList.of(new Fault(SLUG_POINTER, detail)));
    }

    SlugPlace place() {
      return new SlugPlace(entity.domainId, entity.domain, entity.slugFolded);
    }

    Outcome outcome() {
      return refused == null ? new Outcome.Made(entity, draft) : refused;
    }
  }

  /// Creates links, or tells of each why not. Those that are refused change nothing.
  ///
  /// @param held by this transaction
  /// @return what came of each, in their order
  @Transactional(Transactional.TxType.MANDATORY)
  List<Outcome> create(HeldWorkspace held, List<Wanted> links) {
    List<Candidate> all = read(held, links);
    giveSlugs(held, fit(all));
    hashPasswords(fit(all));
    fill(fit(all));
    insert(fit(all));
    List<Candidate> made = fit(all);
    Map<LinkEntity, Set<Reference>> refersTo = new LinkedHashMap<>();
    Map<LinkEntity, LinkDraft> drafts = new LinkedHashMap<>();
    Map<String, ObjectNode> documents = new HashMap<>();
    for (Candidate candidate : made) {
      LinkEntity entity = candidate.entity;
      refersTo.put(entity, References.of(candidate.draft.written()).rows());
      drafts.put(entity, candidate.draft);
      if (LinkMapping.isOnADomain(entity)) {
        documents.put(
            entity.id, LinkMapping.document(entity, candidate.draft, held.workspace()).toJson());
      }
      audit.created(
          AuditAction.LINK_CREATE, entity.workspaceId, entity.id, LinkMapping.audited(entity));
      versions.created(LinkMapping.subject(entity), LinkMapping.version(entity));
    }
    references.add(refersTo);
    plans.note(drafts);
    publication.publish(DocumentKind.LINK, documents);
    // Every query would look through what is still held for changes to save first.
    database.flush();
    database.clear();
    return all.stream().map(Candidate::outcome).toList();
  }

  private static List<Candidate> fit(Collection<Candidate> candidates) {
    return candidates.stream().filter(candidate -> candidate.refused == null).toList();
  }

  private List<Candidate> read(HeldWorkspace held, List<Wanted> links) {
    List<References> refersTo = links.stream().map(link -> References.of(link.json())).toList();
    Judged judged = referenceChecks.judge(refersTo);
    Map<String, Optional<Domain>> verified = new HashMap<>();
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < links.size(); i++) {
      candidates.add(read(held, links.get(i), refersTo.get(i), judged, verified));
    }
    return candidates;
  }

  private Candidate read(
      HeldWorkspace held,
      Wanted wanted,
      References refersTo,
      Judged judged,
      Map<String, Optional<Domain>> verified) {
    String workspace = held.workspace().id();
    var faults = new Faults();
    LinkDraft draft =
        LinkDraft.read(wanted.json(), NOTHING, shortLinks.defaultDomain(), faults, faults);
    var candidate = new Candidate(wanted, Ids.next("lnk_", random), draft);
    referenceChecks.check(refersTo, References.of(NOTHING), held.directory(), judged, faults);
    referenceChecks.checkLinks(workspace, candidate.entity.id, refersTo, Set.of(), faults);
    candidate.password = PasswordChange.read(wanted.json(), faults);
    String host = draft.get(LinkField.DOMAIN);
    Domain domain =
        host == null
            ? null
            : verified
                .computeIfAbsent(host, _ -> Optional.ofNullable(domains.verified(workspace, host)))
                .orElse(null);
    if (host != null && domain == null) {
      faults.add("/domain", "'" + host + "' is not a verified domain of this workspace.");
    }
    candidate.entity.workspaceId = workspace;
    candidate.entity.domain = host;
    candidate.entity.domainId = domain == null ? null : domain.id();
    if (!faults.isEmpty()) {
      candidate.refuse(ProblemType.INVALID, faults.list());
      return candidate;
    }
    var exceeded = new Faults();
    draft.checkPlan(held.workspace().plan(), NOTHING, RULES_POINTER, exceeded);
    if (!exceeded.isEmpty()) {
      candidate.refuse(ProblemType.PLAN_LIMIT, exceeded.list());
    } else if (!wanted.acceptsFailingTests()) {
      refuseIfTestsFail(candidate, held);
    }
    return candidate;
  }

  private void refuseIfTestsFail(Candidate candidate, HeldWorkspace held) {
    List<LinkTest> all = candidate.draft.get(LinkField.TESTS);
    if (all.isEmpty()) {
      return;
    }
    LinkDocument document =
        LinkMapping.document(
            candidate.entity,
            candidate.draft,
            candidate.password.lock(candidate.entity),
            held.workspace());
    var link =
        new LinkTests.Playable(
            document,
            held.directory().compiled(),
            Takedowns.NONE,
            0,
            neighbours.of(document, held.workspace())::get);
    List<TestResultView> broken = tests.broken(all, List.of(), link, null, clock.instant());
    if (!broken.isEmpty()) {
      candidate.refuse(ProblemType.CONFLICT, LinkTests.faults(all, broken));
    }
  }

  /// Gives each link the slug that it names, or one that is free.
  private void giveSlugs(HeldWorkspace held, List<Candidate> candidates) {
    Set<SlugPlace> given = new HashSet<>();
    List<Candidate> waiting = candidates;
    for (int i = 0; !waiting.isEmpty(); i++) {
      if (i == ATTEMPTS) {
        throw new IllegalStateException("No free slug found in " + ATTEMPTS + " attempts");
      }
      for (Candidate candidate : waiting) {
        String named = candidate.draft.get(LinkField.SLUG);
        candidate.entity.slug = named == null ? Slug.generate(random) : named;
        candidate.entity.slugFolded = Slug.fold(candidate.entity.slug);
      }
      List<SlugPlace> places = waiting.stream().map(Candidate::place).toList();
      // First, for it waits for whoever is taking one of them.
      Set<SlugPlace> alike = rows.lookAlikes(held.workspace().id(), places);
      Set<SlugPlace> taken = rows.taken(places);
      Map<SlugPlace, Holder> holders = retiredSlugs.holders(places);
      var again = new ArrayList<Candidate>();
      for (Candidate candidate : waiting) {
        SlugPlace place = candidate.place();
        Holder holder = holders.get(place);
        if (holder != null
            && holder.link().equals(candidate.wanted.former())
            && holder.workspace().equals(held.workspace().id())
            && !holder.isAlive()) {
          candidate.entity.id = holder.link();
        }
        boolean retired =
            holder != null && holder.inForce() && !holder.link().equals(candidate.entity.id);
        boolean isTaken = taken.contains(place) || given.contains(place);
        if (!isTaken && !retired && !alike.contains(place)) {
          given.add(place);
        } else if (candidate.draft.get(LinkField.SLUG) == null) {
          again.add(candidate);
        } else {
          String slug = candidate.entity.slug;
          candidate.refuseSlug(isTaken ? taken(slug) : retired ? retired(slug) : alike(slug));
        }
      }
      waiting = again;
    }
  }

  /// Whether there is a link at a place, in whichever workspace.
  boolean isTaken(SlugPlace place) {
    return !rows.taken(List.of(place)).isEmpty();
  }

  static String taken(String slug) {
    return "The slug '" + slug + "' is taken; choose another.";
  }

  /// Whether the slug at a place looks like one of another workspace.
  boolean isAlike(String workspace, SlugPlace place) {
    return !rows.lookAlikes(workspace, List.of(place)).isEmpty();
  }

  static String alike(String slug) {
    return "The slug '"
        + slug
        + "' looks like one of another workspace on the same domain; choose another.";
  }

  static String retired(String slug) {
    return "The slug '"
        + slug
        + "' belonged to another link, and printed codes may still lead to it; choose another.";
  }

  /// On all processors: each takes a tenth of a second.
  private void hashPasswords(List<Candidate> candidates) {
    candidates.stream()
        .filter(candidate -> candidate.password instanceof PasswordChange.Set)
        .toList()
        .parallelStream()
        .forEach(candidate -> candidate.password.applyTo(candidate.entity, random));
  }

  private void fill(List<Candidate> candidates) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (Candidate candidate : candidates) {
      LinkEntity entity = candidate.entity;
      entity.createdAt = now;
      candidate.draft = candidate.draft.with(LinkField.SLUG, entity.slug);
      LinkMapping.write(candidate.draft, entity.slug, NOTHING, entity, now);
    }
  }

  /// Two who want the same slugs at once wait for each other here, in the order of the slugs, so
  /// that neither waits for the other in turn. Who comes second is told that it is taken.
  private void insert(List<Candidate> candidates) {
    List<Candidate> ordered =
        candidates.stream()
            .sorted(
                Comparator.comparing(
                        (Candidate each) -> Objects.requireNonNullElse(each.entity.domainId, ""))
                    .thenComparing(each -> each.entity.slugFolded))
            .toList();
    Set<String> inserted = rows.insert(ordered.stream().map(each -> each.entity).toList());
    for (Candidate candidate : candidates) {
      if (!inserted.contains(candidate.entity.id)) {
        candidate.refuseSlug(taken(candidate.entity.slug));
      }
    }
    // Asked once more: whoever was deleting a link with this slug has been waited for.
    List<Candidate> written = fit(candidates);
    Map<SlugPlace, Holder> holders =
        retiredSlugs.holders(written.stream().map(Candidate::place).toList());
    for (Candidate candidate : written) {
      Holder holder = holders.get(candidate.place());
      if (holder != null && holder.inForce() && !holder.link().equals(candidate.entity.id)) {
        rows.delete(candidate.entity.id);
        candidate.refuseSlug(retired(candidate.entity.slug));
      }
    }
  }
}
