package dev.waymark.admin.session;

import dev.waymark.service.access.Secret;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Codes that work once, for an hour: 256 random bits of which only the hash is kept. Whoever runs
/// the installation is shown one, in an address behind its `#`: what stands there is sent to no
/// server, so that it is in no log of a proxy and in no `Referer`.
@Singleton
public class OneTimeCodes {
  /// How long one works.
  public static final Duration LIFETIME = Duration.ofHours(1);

  /// How many of one purpose work at the same time; a further one ends the oldest.
  private static final int MOST = 10;

  private final CodeRepository repository;
  private final InstantSource clock;
  private final RandomGenerator random;

  OneTimeCodes(CodeRepository repository, InstantSource clock, RandomGenerator random) {
    this.repository = repository;
    this.clock = clock;
    this.random = random;
  }

  /// What a code is for.
  public enum Purpose {
    /// To make the first person.
    SETUP,
    /// To set the password of somebody who has forgotten it.
    PASSWORD,
    /// To go on signing in with a code of an app, after the right password.
    SECOND_FACTOR;

    private Duration lifetime() {
      return this == SECOND_FACTOR ? Duration.ofMinutes(10) : LIFETIME;
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A code that was made.
  ///
  /// @param code shown once
  /// @param endsAt when it works no longer
  public record Made(Secret code, Instant endsAt) {}

  /// A code that still works.
  ///
  /// @param person whose it is; empty for setup
  /// @param takesOffSecondFactor whether whoever uses it is asked for no code of an app any more
  record Good(String person, boolean takesOffSecondFactor) {}

  /// Makes one.
  ///
  /// @param personId whose password it sets; null for setup
  @Transactional
  public Made make(Purpose purpose, @Nullable String personId) {
    return make(purpose, personId, false);
  }

  /// Makes one.
  ///
  /// @param personId whose password it sets; null for setup
  /// @param takesOffSecondFactor whether whoever uses it is asked for no code of an app any more
  @Transactional
  Made make(Purpose purpose, @Nullable String personId, boolean takesOffSecondFactor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    repository.delete("endsAt <= ?1", now);
    List<CodeEntity> others =
        repository.list(
            "purpose = ?1 and coalesce(personId, '') = ?2 order by createdAt desc, hash",
            purpose.key(),
            personId == null ? "" : personId);
    others.stream().skip(MOST - 1L).forEach(repository::delete);
    Secret code = Tokens.next(random);
    var entity = new CodeEntity();
    entity.hash = code.hash();
    entity.purpose = purpose.key();
    entity.personId = personId;
    entity.takesOffSecondFactor = takesOffSecondFactor;
    entity.createdAt = now;
    entity.endsAt = now.plus(purpose.lifetime());
    repository.persistAndFlush(entity);
    return new Made(code, entity.endsAt);
  }

  /// Whether a text is such a code, which still works.
  @Transactional
  public boolean isGood(Purpose purpose, String text) {
    Secret code = Tokens.of(text);
    return code != null && isGood(purpose, repository.findById(code.hash()));
  }

  /// The code that a text is, without using it up; null when it is none, or works no longer.
  @Transactional
  @Nullable Good look(Purpose purpose, String text) {
    Secret code = Tokens.of(text);
    CodeEntity entity = code == null ? null : repository.findById(code.hash());
    return entity != null && isGood(purpose, entity)
        ? new Good(entity.personId == null ? "" : entity.personId, entity.takesOffSecondFactor)
        : null;
  }

  /// Lets no code of this purpose and person work any more.
  @Transactional(Transactional.TxType.MANDATORY)
  void forget(Purpose purpose, String personId) {
    repository.delete("purpose = ?1 and personId = ?2", purpose.key(), personId);
  }

  /// Uses a code up.
  ///
  /// @return the id of the person whose password it sets, or an empty text for setup; null when it
  ///   is no such code, or works no longer
  @Transactional(Transactional.TxType.MANDATORY)
  public @Nullable String use(Purpose purpose, String text) {
    Secret code = Tokens.of(text);
    CodeEntity entity =
        code == null ? null : repository.findById(code.hash(), LockModeType.PESSIMISTIC_WRITE);
    if (entity == null || !isGood(purpose, entity)) {
      return null;
    }
    repository.delete(entity);
    repository.flush();
    return entity.personId == null ? "" : entity.personId;
  }

  private boolean isGood(Purpose purpose, @Nullable CodeEntity entity) {
    return entity != null
        && entity.purpose.equals(purpose.key())
        && clock.instant().isBefore(entity.endsAt);
  }
}
