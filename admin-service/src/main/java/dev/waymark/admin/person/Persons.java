package dev.waymark.admin.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.access.Caller;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.seam.Ids;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can be done with people.
@Singleton
public class Persons {
  private final PersonRepository repository;
  private final InstantSource clock;
  private final RandomGenerator random;

  Persons(PersonRepository repository, InstantSource clock, RandomGenerator random) {
    this.repository = repository;
    this.clock = clock;
    this.random = random;
  }

  /// Somebody with what is kept of their password.
  ///
  /// @param passwordHash null for somebody who cannot sign in with a password
  public record Known(Person person, @Nullable String passwordHash) {
    /// Without the hash.
    @Override
    public String toString() {
      return "Known[" + person.id() + "]";
    }
  }

  /// Whether there is anybody.
  @Transactional
  public boolean isAnybody() {
    return repository.findAll().firstResultOptional().isPresent();
  }

  /// The person with this id; null when there is none.
  @Transactional
  public @Nullable Person find(String id) {
    PersonEntity entity = repository.findById(id);
    return entity == null ? null : person(entity);
  }

  /// Whoever has this address; null when nobody does.
  @Transactional
  public @Nullable Known byEmail(EmailAddress email) {
    PersonEntity entity = repository.byEmail(email.folded());
    return entity == null ? null : new Known(person(entity), entity.passwordHash);
  }

  /// Some people, the newest first.
  ///
  /// @param email whoever has this address alone; null for all
  @Transactional
  public Page<Person> page(@Nullable String email, @Nullable Cursor cursor, int limit) {
    return Page.cut(
            repository.newest(email, cursor, limit), limit, PersonRepository.NEWEST_FIRST::cursor)
        .map(Persons::person);
  }

  /// Lets somebody sign in no more, or again. Whoever calls it ends the sessions.
  ///
  /// @return whether that is a change
  /// @throws ProblemException 404 when there is nobody with this id
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean setDisabled(String id, boolean disabled) {
    PersonEntity entity = locked(id);
    boolean changes = entity.disabled != disabled;
    if (changes) {
      entity.disabled = disabled;
      entity.updatedAt = now();
    }
    return changes;
  }

  /// A new person.
  ///
  /// @param passwordHash null for somebody who cannot sign in with a password
  /// @throws ProblemException when somebody has the address
  @Transactional(Transactional.TxType.MANDATORY)
  public Person create(EmailAddress email, PersonDraft draft, @Nullable String passwordHash) {
    repository.lock(email.folded());
    if (repository.byEmail(email.folded()) != null) {
      throw new ProblemException(ProblemType.CONFLICT, "Somebody with this address is there.");
    }
    var entity = new PersonEntity();
    entity.id = Ids.next("per_", random);
    entity.email = email.text();
    entity.emailFolded = email.folded();
    entity.passwordHash = passwordHash;
    entity.createdAt = now();
    write(draft, entity);
    repository.persistAndFlush(entity);
    return person(entity);
  }

  /// Changes what a person writes of themselves: `name`, `locale`.
  @Transactional
  public Person change(Caller.Person caller, ObjectNode patch) {
    PersonEntity entity = locked(caller.personId());
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", entity.name).put("locale", entity.locale);
    var faults = new Faults();
    var members = new Members(MergePatch.apply(json, patch), "", faults);
    PersonDraft draft = PersonDraft.read(members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    write(draft, entity);
    return person(entity);
  }

  /// Keeps a new password of somebody. Whoever calls it ends the sessions.
  ///
  /// @param before what was kept of the one that was looked at; null where none was
  /// @throws ProblemException when that is no longer the password, or they may not sign in any more
  @Transactional(Transactional.TxType.MANDATORY)
  public void setPassword(String id, @Nullable String before, String passwordHash) {
    PersonEntity entity = locked(id);
    check(entity, before);
    entity.passwordHash = passwordHash;
    entity.updatedAt = now();
  }

  /// Makes sure, until the transaction ends, that somebody may still sign in and that their
  /// password is the one which was looked at: it takes a while to look.
  ///
  /// @param passwordHash what was kept of it then; null where no password was looked at
  /// @throws ProblemException when one of them is no longer so
  @Transactional(Transactional.TxType.MANDATORY)
  public Person stillThere(String id, @Nullable String passwordHash) {
    PersonEntity entity = repository.findById(id, LockModeType.PESSIMISTIC_READ);
    check(entity, passwordHash);
    return person(Objects.requireNonNull(entity));
  }

  private static void check(@Nullable PersonEntity entity, @Nullable String passwordHash) {
    if (entity == null
        || entity.disabled
        || (passwordHash != null && !passwordHash.equals(entity.passwordHash))) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "The password was changed meanwhile; sign in once more.");
    }
  }

  private PersonEntity locked(String id) {
    PersonEntity entity = repository.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (entity == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such person.");
    }
    return entity;
  }

  private void write(PersonDraft draft, PersonEntity entity) {
    entity.name = draft.name();
    entity.locale = draft.locale();
    entity.updatedAt = now();
  }

  static Person person(PersonEntity entity) {
    return new Person(
        entity.id, entity.email, entity.name, entity.locale, entity.disabled, entity.createdAt);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
