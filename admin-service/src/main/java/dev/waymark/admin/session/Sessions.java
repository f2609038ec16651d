package dev.waymark.admin.session;

import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Secret;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The browsers in which people are signed in. A session ends by itself 12 hours after it was seen
/// last, and 30 days after it began; it ends at once when its person ends it, changes the password,
/// or may not sign in any more. What somebody is in which workspace is no part of it: that is read
/// at each request.
@Singleton
public class Sessions {
  /// Nobody was seen for so long.
  public static final Duration IDLE = Duration.ofHours(12);

  /// From the beginning.
  public static final Duration LONGEST = Duration.ofDays(30);

  /// How long a sign-in is fresh.
  public static final Duration FRESH = Duration.ofMinutes(10);

  /// How many somebody has at most; a further one ends the oldest.
  static final int MOST = 50;

  /// How exactly it is kept when a session was seen: each request writing would cost each a commit.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final SessionRepository repository;
  private final Persons persons;
  private final EntityManager database;
  private final InstantSource clock;
  private final RandomGenerator random;

  Sessions(
      SessionRepository repository,
      Persons persons,
      EntityManager database,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.persons = persons;
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /// Begins a session of somebody who has shown elsewhere that they are it.
  ///
  /// @param authenticatedAt when they have; null when nobody says, and then it is not fresh
  /// @throws ProblemException when they may not sign in any more
  @Transactional
  public NewSession beginElsewhere(
      String personId, @Nullable Instant authenticatedAt, Browser browser) {
    Instant now = now();
    Instant stale = now.minus(FRESH);
    Instant at = authenticatedAt == null ? stale : authenticatedAt;
    return begin(personId, null, at.isAfter(now) ? now : at.isBefore(stale) ? stale : at, browser);
  }

  /// Begins a session of somebody who has shown that they are it. Whatever session the browser had
  /// before ends; its token is never taken over.
  ///
  /// @param passwordHash what was looked at; null where no password was
  /// @throws ProblemException when they may not sign in any more, or not with that password
  @Transactional
  public NewSession begin(String personId, @Nullable String passwordHash, Browser browser) {
    return begin(personId, passwordHash, now(), browser);
  }

  private NewSession begin(
      String personId, @Nullable String passwordHash, Instant authenticatedAt, Browser browser) {
    Person person = persons.stillThere(personId, passwordHash);
    Instant now = now();
    repository.sweep(now, now.minus(IDLE));
    if (browser.former() != null) {
      repository.delete("tokenHash", browser.former().hash());
    }
    repository.ofPerson(personId).stream().skip(MOST - 1L).forEach(repository::delete);
    Secret token = Tokens.next(random);
    var entity = new SessionEntity();
    entity.id = Ids.next("ses_", random);
    entity.tokenHash = token.hash();
    entity.personId = personId;
    entity.userAgent = browser.userAgent();
    entity.createdAt = now;
    entity.seenAt = now;
    entity.authenticatedAt = authenticatedAt;
    entity.endsAt = now.plus(LONGEST);
    repository.persistAndFlush(entity);
    return new NewSession(token, caller(entity, person));
  }

  /// Makes a session fresh again, under another token, after the password was typed once more.
  ///
  /// @param passwordHash what was looked at
  @Transactional
  public NewSession renew(Caller.Person caller, String passwordHash) {
    Person person = persons.stillThere(caller.personId(), passwordHash);
    SessionEntity entity = repository.ofPerson(caller.personId(), caller.sessionId());
    if (entity == null) {
      throw over();
    }
    Secret token = Tokens.next(random);
    entity.tokenHash = token.hash();
    entity.authenticatedAt = now();
    repository.flush();
    return new NewSession(token, caller(entity, person));
  }

  /// Who has signed in with this token; null when nobody has, or not any more.
  @Transactional
  public Caller.@Nullable Person person(Secret token) {
    List<Object[]> rows =
        database
            .createQuery(
                """
                select s, p.id, p.name, p.email, m.workspaceId, m.role
                from SessionEntity s join PersonEntity p on p.id = s.personId
                  left join MembershipEntity m on m.personId = s.personId and m.workspaceId not in
                    (select w.id from WorkspaceEntity w where w.deletedAt is not null)
                where s.tokenHash = :hash and not p.disabled
                """,
                Object[].class)
            .setParameter("hash", token.hash())
            .getResultList();
    if (rows.isEmpty()) {
      return null;
    }
    Object[] first = rows.getFirst();
    var entity = (SessionEntity) first[0];
    Instant now = now();
    if (!now.isBefore(entity.endsAt) || !now.isBefore(entity.seenAt.plus(IDLE))) {
      return null;
    }
    if (!now.isBefore(entity.seenAt.plus(SEEN_EVERY))) {
      entity.seenAt = now;
    }
    Map<String, Role> roles = new HashMap<>();
    for (Object[] row : rows) {
      if (row[4] != null) {
        roles.put((String) row[4], Objects.requireNonNull(Role.of((String) row[5]), "role"));
      }
    }
    return caller(entity, (String) first[1], (String) first[2], (String) first[3], roles);
  }

  /// The sessions of whoever asks, the latest first.
  @Transactional
  public List<SessionLine> list(Caller.Person caller) {
    Instant now = now();
    repository.sweep(now, now.minus(IDLE));
    return repository.ofPerson(caller.personId()).stream()
        .map(
            entity ->
                new SessionLine(
                    entity.id,
                    entity.userAgent,
                    entity.createdAt,
                    entity.seenAt,
                    entity.endsAt,
                    entity.id.equals(caller.sessionId())))
        .toList();
  }

  /// Ends one session of whoever asks: their own to sign out, or another.
  ///
  /// @throws ProblemException when they have no such session
  @Transactional
  public void end(Caller.Person caller, String id) {
    SessionEntity entity = repository.ofPerson(caller.personId(), id);
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such session.");
    }
    repository.delete(entity);
  }

  /// Signs whoever asks out of the browser that they ask with.
  @Transactional
  public void signOut(Caller.Person caller) {
    repository.delete("id", caller.sessionId());
  }

  /// Signs somebody out everywhere.
  @Transactional
  public void endAll(String personId) {
    repository.endAll(personId);
  }

  private Caller.Person caller(SessionEntity entity, Person person) {
    Map<String, Role> roles = new HashMap<>();
    database
        .createQuery(
            """
            select m.workspaceId, m.role from MembershipEntity m
            where m.personId = :person and m.workspaceId not in
              (select w.id from WorkspaceEntity w where w.deletedAt is not null)
            """,
            Object[].class)
        .setParameter("person", person.id())
        .getResultList()
        .forEach(
            row ->
                roles.put(
                    (String) row[0], Objects.requireNonNull(Role.of((String) row[1]), "role")));
    return caller(entity, person.id(), person.name(), person.email(), roles);
  }

  private static Caller.Person caller(
      SessionEntity entity, String person, String name, String email, Map<String, Role> roles) {
    return new Caller.Person(
        person, entity.id, name, email, roles, entity.authenticatedAt.plus(FRESH));
  }

  private static ProblemException over() {
    return new ProblemException(ProblemType.UNAUTHENTICATED, "This session is over; sign in.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
