package dev.waymark.admin.member;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Memberships;
import dev.waymark.admin.person.Passwords;
import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.PersonDraft;
import dev.waymark.admin.person.Persons;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.NewSession;
import dev.waymark.admin.session.Sessions;
import dev.waymark.admin.session.SignIn;
import dev.waymark.admin.session.Tokens;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Secret;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asking somebody to become a member. What they need to accept is a token, which is shown once to
/// whoever asks them, and works for seven days: it is for them to hand over, by mail or otherwise.
@Singleton
public class Invites {
  /// How long an invite can be accepted.
  public static final Duration LIFETIME = Duration.ofDays(7);

  private static final TextRule LINE = TextRule.line(100);

  private final InviteRepository repository;
  private final Memberships memberships;
  private final Persons persons;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignIn signIn;
  private final Workspaces workspaces;
  private final AuditLog audit;
  private final CurrentCaller current;
  private final InstantSource clock;
  private final RandomGenerator random;

  Invites(
      InviteRepository repository,
      Memberships memberships,
      Persons persons,
      Passwords passwords,
      Sessions sessions,
      SignIn signIn,
      Workspaces workspaces,
      AuditLog audit,
      CurrentCaller current,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.memberships = memberships;
    this.persons = persons;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIn = signIn;
    this.workspaces = workspaces;
    this.audit = audit;
    this.current = current;
    this.clock = clock;
    this.random = random;
  }

  /// An invite that was made.
  ///
  /// @param token shown once
  public record Made(Invite invite, Secret token) {}

  /// What whoever has a token sees of the invite.
  ///
  /// @param isKnown whether somebody with its address can sign in already, and so accepts with
  ///   their password; else they choose one
  public record Seen(Invite invite, String workspaceName, boolean isKnown) {}

  /// Invites somebody.
  ///
  /// @param json `email`, and `role` if it is not `viewer`
  /// @throws ProblemException 403 for a role above the caller's own, 409 when they are a member or
  ///   invited, 402 when the workspace has as many members as it can
  @Transactional
  public Made create(String workspace, ObjectNode json, Caller caller) {
    workspaces.getExclusively(workspace);
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    Role role = role(members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Ranks.refuseAbove(caller, workspace, role);
    Instant now = now();
    repository.sweep(workspace, now);
    Persons.Known known = persons.byEmail(email);
    if (known != null && memberships.role(known.person().id(), workspace) != null) {
      throw new ProblemException(ProblemType.CONFLICT, "They are a member already.");
    }
    if (repository.of(workspace, email.folded()) != null) {
      throw new ProblemException(
          ProblemType.CONFLICT, "They are invited already; withdraw that invite for another.");
    }
    if (memberships.countIn(workspace) + repository.countIn(workspace)
        >= Memberships.MOST_IN_WORKSPACE) {
      throw new ProblemException(
          ProblemType.PLAN_LIMIT,
          "A workspace has at most "
              + Memberships.MOST_IN_WORKSPACE
              + " members, those who are invited among them.");
    }
    Secret token = Tokens.next(random);
    var entity = new InviteEntity();
    entity.id = Ids.next("inv_", random);
    entity.workspaceId = workspace;
    entity.email = email.text();
    entity.emailFolded = email.folded();
    entity.role = role.key();
    entity.tokenHash = token.hash();
    entity.invitedBy = caller.id();
    entity.createdAt = now;
    entity.endsAt = now.plus(LIFETIME);
    repository.persistAndFlush(entity);
    audit.created(AuditAction.INVITE_CREATE, workspace, entity.id, written(entity));
    return new Made(invite(entity), token);
  }

  /// The invites that can still be accepted, the newest first.
  @Transactional
  public Page<Invite> page(String workspace, @Nullable Cursor cursor, int limit) {
    workspaces.get(workspace);
    return Page.cut(
            repository.newest(workspace, now(), cursor, limit),
            limit,
            InviteRepository.NEWEST_FIRST::cursor)
        .map(Invites::invite);
  }

  /// Withdraws an invite.
  ///
  /// @throws ProblemException 403 for one above the caller's own role, 404 when there is none
  @Transactional
  public void delete(String workspace, String id, Caller caller) {
    workspaces.getExclusively(workspace);
    InviteEntity entity = repository.inWorkspace(workspace, id);
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such invite.");
    }
    Ranks.refuseAbove(caller, workspace, role(entity));
    repository.delete(entity);
    audit.deleted(AuditAction.INVITE_DELETE, workspace, id, written(entity));
  }

  /// What whoever has a token is invited to.
  ///
  /// @param json `token`
  /// @throws ProblemException 403 when it does not work, or not any more
  @Transactional
  public Seen look(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String token = members.requiredText("token", LINE);
    members.end();
    ProblemException.throwIfAny(faults);
    InviteEntity entity = found(token);
    return new Seen(
        invite(entity),
        workspaces.get(entity.workspaceId).name(),
        persons.byEmail(address(entity)) != null);
  }

  /// What came of accepting an invite.
  ///
  /// @param session that has begun; null for somebody who had signed in before
  public record Accepted(String workspace, @Nullable NewSession session) {}

  /// Accepts an invite, and signs whoever does in. Whoever has signed in with the address of the
  /// invite needs the token alone; somebody with that address who can sign in, their password;
  /// everybody else chooses a name and a password. To be called outside of transactions, on threads
  /// that may wait.
  ///
  /// @param json `token`; `password` and `name`, `locale` as said
  /// @param caller who has signed in already; null for nobody
  /// @throws ProblemException 403 when the token does not work, 401 for a wrong password, 409 when
  ///   somebody else has signed in or they are in too many workspaces
  public Accepted accept(ObjectNode json, Caller.@Nullable Person caller, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String token = members.requiredText("token", LINE);
    ProblemException.throwIfAny(faults);
    InviteEntity invite = QuarkusTransaction.requiringNew().call(() -> found(token));
    EmailAddress email = address(invite);
    if (caller != null) {
      members.end();
      ProblemException.throwIfAny(faults);
      EmailAddress own = EmailAddress.of(caller.email());
      if (own == null || !own.folded().equals(email.folded())) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "This invite is for %s, and you are %s: sign out first."
                .formatted(email.text(), caller.email()));
      }
      return QuarkusTransaction.requiringNew()
          .call(() -> new Accepted(joined(token, caller.personId(), null), null));
    }
    Persons.Known known = persons.byEmail(email);
    if (known != null) {
      String password = passwords.read("password", members, faults);
      members.end();
      ProblemException.throwIfAny(faults);
      String hash = signIn.checkAlone(email, password, browser).passwordHash();
      return QuarkusTransaction.requiringNew()
          .call(() -> signedIn(token, known.person().id(), hash, browser));
    }
    PersonDraft draft = PersonDraft.read(members, faults);
    String password =
        passwords.readNew("password", members, List.of(draft.name(), email.text()), faults);
    members.end();
    ProblemException.throwIfAny(faults);
    String hash = passwords.hash(password);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Person person = persons.create(email, draft, hash);
              return signedIn(token, person.id(), hash, browser);
            });
  }

  private Accepted signedIn(
      String token, String person, @Nullable String passwordHash, Browser browser) {
    String workspace = joined(token, person, passwordHash);
    return new Accepted(workspace, sessions.begin(person, passwordHash, browser));
  }

  /// @return the workspace that they are a member of now
  private String joined(String token, String id, @Nullable String passwordHash) {
    String workspace = found(token).workspaceId;
    workspaces.getExclusively(workspace);
    // Once more, now that nobody else can accept or withdraw it.
    InviteEntity entity = found(token);
    Person person = persons.stillThere(id, passwordHash);
    current.isNow(
        new Caller.Person(id, "", person.name(), person.email(), Map.of(), person.createdAt()));
    if (memberships.of(id).size() >= Workspaces.MOST_OF_PERSON) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "Somebody is a member of at most " + Workspaces.MOST_OF_PERSON + " workspaces.");
    }
    if (memberships.role(id, workspace) == null) {
      memberships.add(id, workspace, role(entity));
    }
    repository.delete("id", entity.id);
    audit.created(
        AuditAction.INVITE_ACCEPT, workspace, id, written(entity).put("invite", entity.id));
    return workspace;
  }

  private InviteEntity found(String token) {
    Secret secret = Tokens.of(token.strip());
    InviteEntity entity = secret == null ? null : repository.byToken(secret.hash(), now());
    if (entity == null) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "This invite does not work, or not any more: each works once, for seven days. Ask whoever"
              + " invited you for another.");
    }
    return entity;
  }

  private static EmailAddress address(InviteEntity entity) {
    return new EmailAddress(entity.email, entity.emailFolded);
  }

  static Role role(Members members, Faults faults) {
    String key = members.text("role", LINE);
    Role role = key == null ? Role.VIEWER : Role.of(key);
    if (role == null) {
      faults.add(members.at("role"), "A role is one of: " + String.join(", ", Role.keys()) + ".");
      return Role.VIEWER;
    }
    return role;
  }

  private static Role role(InviteEntity entity) {
    return Objects.requireNonNull(Role.of(entity.role), "role");
  }

  private static Invite invite(InviteEntity entity) {
    return new Invite(
        entity.id,
        entity.workspaceId,
        entity.email,
        role(entity),
        entity.invitedBy,
        entity.createdAt,
        entity.endsAt);
  }

  private static ObjectNode written(InviteEntity entity) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("email", entity.email)
        .put("role", entity.role);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
