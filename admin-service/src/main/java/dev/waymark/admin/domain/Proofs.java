package dev.waymark.admin.domain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.publication.Publication;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.link.HostName;
import dev.waymark.publication.DocumentKind;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds out to which workspace a host belongs: to the one whose record is in DNS.
///
/// A claim takes nothing from anybody. Who proves a host first has it, whoever claimed it before.
/// From then on it moves only when the record of that workspace is gone, another workspace has
/// proved it, and the first has had seven days' notice; the record that comes back within them
/// keeps it. Links never move: those of the first workspace stop.
///
/// DNS can take seconds, so it is asked between two transactions and not within one. When it does
/// not answer, nothing is begun and nothing moves.
@Singleton
public class Proofs {
  /// How long a workspace has to put its record back.
  static final Duration NOTICE = Duration.ofDays(7);

  /// How many domains on notice are looked at in one run.
  static final int MOST_AT_ONCE = 100;

  /// How many workspaces read in their audit log that somebody else has proved what they claim. The
  /// others read it in the domain itself.
  private static final int MOST_TOLD = 100;

  /// Where the record may stand beside the domain itself, which cannot have one when it is a CNAME
  /// ([RFC 1034](https://www.rfc-editor.org/info/rfc1034), section 3.6.2).
  public static final String BESIDE = "_waymark.";

  /// What is in a record that somebody has meant for us, however it came out.
  private static final String OURS = "waymark";

  /// How many of these are told, and how long they are at most: ours has 31 characters.
  private static final int MOST_FOUND = 5;

  private static final int LONGEST_FOUND = 200;

  private static final String MOVES_AT = "moves_at";
  private static final String VERIFIED_ELSEWHERE = "verified_elsewhere";

  private final DomainRepository repository;
  private final Workspaces workspaces;
  private final DomainFollower follower;
  private final TxtRecords txtRecords;
  private final Publication publication;
  private final AuditLog audit;
  private final DomainSettings settings;
  private final InstantSource clock;

  Proofs(
      DomainRepository repository,
      Workspaces workspaces,
      DomainFollower follower,
      TxtRecords txtRecords,
      Publication publication,
      AuditLog audit,
      DomainSettings settings,
      InstantSource clock) {
    this.repository = repository;
    this.workspaces = workspaces;
    this.follower = follower;
    this.txtRecords = txtRecords;
    this.publication = publication;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /// A domain whose records are asked for.
  private record Claim(
      String workspace, String id, String name, String txtRecord, boolean verified) {
    static Claim of(DomainEntity entity) {
      return new Claim(
          entity.workspaceId, entity.id, entity.name, entity.txtRecord, entity.verified);
    }
  }

  /// Looks for the record that proves a domain, and does what follows from it.
  ///
  /// @throws ProblemException when there is no such domain, it was asked for a moment ago, or DNS
  ///   does not answer
  public VerificationView verify(String workspace, String id) {
    Claim claim = QuarkusTransaction.requiringNew().call(() -> claim(workspace, id));
    if (claim.verified()) {
      return VerificationView.VERIFIED;
    }
    Set<String> texts = texts(claim.name());
    if (!texts.contains(claim.txtRecord())) {
      return VerificationView.missing(claim.txtRecord(), meant(texts));
    }
    Standing standing =
        QuarkusTransaction.requiringNew()
            .call(() -> settled(claim, new Asking(claim, texts, true)));
    return standing == null ? VerificationView.VERIFIED : VerificationView.waiting(standing);
  }

  /// Refuses a new claim on a host that another workspace has verified, for as long as the record
  /// of that workspace is in DNS. Whoever runs the host can take it away.
  ///
  /// @param typed the host, however it is spelt; anything else is refused by others
  /// @throws ProblemException also when DNS does not answer
  public void refuseIfHeld(String workspace, String typed) {
    DomainEntity holder =
        QuarkusTransaction.requiringNew().call(() -> repository.holder(HostName.comparable(typed)));
    if (holder != null
        && !holder.workspaceId.equals(workspace)
        && holder.movesAt == null
        && texts(holder.name).contains(holder.txtRecord)) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "Another workspace has verified the domain %s, and its TXT record is in DNS. If the domain is yours, remove that record and add the domain again."
              .formatted(holder.name));
    }
  }

  private Claim claim(String workspace, String id) {
    workspaces.getUnchanging(workspace);
    DomainEntity entity = found(repository.lockedInWorkspace(workspace, id));
    if (!entity.verified) {
      Instant now = now();
      if (entity.checkedAt != null) {
        Duration wait = Duration.between(now, entity.checkedAt.plus(settings.verifyEvery()));
        if (wait.isPositive()) {
          throw ProblemException.tooEarly(
              "DNS was asked for this domain a moment ago; give the record some time and try"
                  + " again.",
              wait);
        }
      }
      entity.checkedAt = now;
    }
    return Claim.of(entity);
  }

  /// Those that look like the record: an older one, that of another workspace, or one with a slip.
  private static List<String> meant(Set<String> texts) {
    return texts.stream()
        .filter(text -> text.length() <= LONGEST_FOUND)
        .filter(text -> text.toLowerCase(Locale.ROOT).contains(OURS))
        .sorted()
        .limit(MOST_FOUND)
        .toList();
  }

  private Set<String> texts(String name) {
    try {
      var texts = new HashSet<>(txtRecords.at(BESIDE + name));
      texts.addAll(txtRecords.at(name));
      return texts;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemType.LOOKUP_FAILED, "DNS did not answer for " + name + "; try again in a while.");
    }
  }

  /// Looks at the domains that are on notice: has the record come back, are the seven days over?
  void recheck() {
    List<Claim> holders =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  List<DomainEntity> onNotice = repository.onNotice(MOST_AT_ONCE);
                  // Noted first, so that one at which something fails does not keep the others.
                  onNotice.forEach(entity -> entity.checkedAt = now());
                  return onNotice.stream().map(Claim::of).toList();
                });
    for (Claim holder : holders) {
      try {
        Set<String> texts = texts(holder.name());
        QuarkusTransaction.requiringNew()
            .run(() -> settled(holder, new Asking(holder, texts, false)));
      } catch (RuntimeException e) {
        Log.warnf("A domain stays on notice for now domainId=%s: %s", holder.id(), e.getMessage());
      }
    }
  }

  /// What is known when something is settled.
  ///
  /// @param texts the records of the host, as DNS has them now
  /// @param claims whether it is for a workspace that asks for the domain
  private record Asking(Claim claim, Set<String> texts, boolean claims) {
    boolean proves(@Nullable DomainEntity entity) {
      return entity != null && texts.contains(entity.txtRecord);
    }
  }

  /// Does what follows from the records of a host.
  ///
  /// @return how the claim stands; null when it is verified
  private @Nullable Standing settled(Claim claim, Asking asking) {
    Map<String, Workspace> locked = lock(claim);
    DomainEntity asker = found(repository.findById(claim.id()));
    DomainEntity holder = repository.holder(claim.name());
    if (holder == null) {
      if (asking.claims()) {
        give(asker, locked, asking);
        return null;
      }
      return Standing.of(asker, null);
    }
    if (holder.id.equals(asker.id) && asking.claims()) {
      return null;
    }
    if (!locked.containsKey(holder.workspaceId)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "Somebody else is verifying this domain; try again in a moment.");
    }
    DomainEntity contender = contender(holder, asker, asking);
    if (asking.proves(holder) || contender == null) {
      keep(holder);
    } else if (holder.movesAt == null) {
      giveNotice(holder, contender);
    } else if (now().isBefore(holder.movesAt)) {
      holder.contenderId = contender.id;
    } else if (locked.containsKey(contender.workspaceId)) {
      String next = contender.id;
      take(holder, locked);
      DomainEntity winner = found(repository.findById(next));
      give(winner, locked, asking);
      return winner.id.equals(claim.id()) ? null : Standing.of(asker, winner);
    }
    repository.flush();
    return Standing.of(asker, holder);
  }

  /// Who gets the host when its holder loses it: the one who had it proved at the beginning and
  /// still has, or else the one who asks. Null when nobody proves it.
  private @Nullable DomainEntity contender(DomainEntity holder, DomainEntity asker, Asking asking) {
    DomainEntity first =
        holder.contenderId == null ? null : repository.findById(holder.contenderId);
    if (first != null && asking.proves(first)) {
      return first;
    }
    return asking.claims() ? asker : null;
  }

  /// Locks the workspaces that can win or lose the host, in the order of their ids, then the host.
  private Map<String, Workspace> lock(Claim claim) {
    var ids = new TreeSet<>(Set.of(claim.workspace()));
    DomainEntity holder = repository.holder(claim.name());
    if (holder != null) {
      ids.add(holder.workspaceId);
      DomainEntity contender =
          holder.contenderId == null ? null : repository.findById(holder.contenderId);
      if (contender != null) {
        ids.add(contender.workspaceId);
      }
    }
    Map<String, Workspace> locked = new HashMap<>();
    ids.forEach(id -> locked.put(id, workspaces.getExclusivelyEvenDeleted(id)));
    repository.lockNamed(claim.name());
    return locked;
  }

  private void keep(DomainEntity holder) {
    if (holder.movesAt != null) {
      ObjectNode before = movesAt(holder.movesAt);
      holder.movesAt = null;
      holder.contenderId = null;
      changed(holder);
      audit.happened(
          AuditAction.DOMAIN_NOTICE_END, holder.workspaceId, holder.id, before, movesAt(null));
    }
  }

  private void giveNotice(DomainEntity holder, DomainEntity contender) {
    Instant movesAt = now().plus(NOTICE);
    holder.movesAt = movesAt;
    holder.contenderId = contender.id;
    changed(holder);
    audit.happened(
        AuditAction.DOMAIN_NOTICE, holder.workspaceId, holder.id, movesAt(null), movesAt(movesAt));
  }

  /// The holder's links stop, and its domain is a claim like any other.
  private void take(DomainEntity holder, Map<String, Workspace> locked) {
    String id = holder.id;
    String workspace = holder.workspaceId;
    follower.removed(found(locked.get(workspace)), DomainMapping.domain(holder));
    // Following lets go of everything that was read before.
    DomainEntity loser = found(repository.findById(id));
    loser.verified = false;
    loser.movesAt = null;
    loser.contenderId = null;
    changed(loser);
    audit.happened(AuditAction.DOMAIN_LOST, workspace, id, verified(true), verified(false));
  }

  private void give(DomainEntity winner, Map<String, Workspace> locked, Asking asking) {
    ObjectNode before = DomainDraft.of(winner).toJson().put(Domains.VERIFIED, false);
    ObjectNode after = before.deepCopy().put(Domains.VERIFIED, true);
    winner.verified = true;
    changed(winner);
    publication.publish(DocumentKind.DOMAIN, winner.name, DomainMapping.document(winner).toJson());
    String workspace = winner.workspaceId;
    if (asking.claims()) {
      audit.changed(AuditAction.DOMAIN_VERIFY, workspace, winner.id, before, after);
    } else {
      audit.happened(AuditAction.DOMAIN_VERIFY, workspace, winner.id, before, after);
    }
    for (DomainEntity other : repository.otherClaims(winner.name, workspace, MOST_TOLD)) {
      audit.happened(
          AuditAction.DOMAIN_LOST, other.workspaceId, other.id, elsewhere(false), elsewhere(true));
    }
    follower.verified(found(locked.get(workspace)), DomainMapping.domain(winner));
  }

  /// What is answered of the domain has changed, and of the claims that others have on its host.
  private void changed(DomainEntity entity) {
    entity.version++;
    entity.updatedAt = now();
    repository.flush();
    repository.touchClaims(entity.name);
  }

  private static ObjectNode movesAt(@Nullable Instant movesAt) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(MOVES_AT, movesAt == null ? null : movesAt.toString());
  }

  private static ObjectNode verified(boolean verified) {
    return JsonNodeFactory.instance.objectNode().put(Domains.VERIFIED, verified);
  }

  private static ObjectNode elsewhere(boolean verified) {
    return JsonNodeFactory.instance.objectNode().put(VERIFIED_ELSEWHERE, verified);
  }

  private static DomainEntity found(@Nullable DomainEntity entity) {
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such domain.");
    }
    return entity;
  }

  private static Workspace found(@Nullable Workspace workspace) {
    return Objects.requireNonNull(workspace, "a workspace is locked before it wins or loses");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
