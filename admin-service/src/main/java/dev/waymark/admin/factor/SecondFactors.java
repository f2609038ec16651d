package dev.waymark.admin.factor;

import dev.waymark.link.PercentEncoding;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The codes that people are asked for besides their password, where they have set that up. The
/// secret behind them is kept as it is, since codes follow from it; a password is never, so whoever
/// reads the table still has one factor only.
@Singleton
public class SecondFactors {
  private static final int RECOVERY_CODES = 10;

  private final FactorRepository repository;
  private final FactorLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;

  SecondFactors(
      FactorRepository repository,
      FactorLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.repository = repository;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  /// What somebody puts into their app.
  ///
  /// @param secret in base 32, for whoever types it
  /// @param uri the same as apps read it from a QR code
  public record Setup(String secret, String uri) {
    /// Without either.
    @Override
    public String toString() {
      return "Setup[]";
    }
  }

  /// How somebody stands.
  ///
  /// @param isOn whether codes are asked for
  /// @param recoveryCodes how many are left
  public record Standing(boolean isOn, int recoveryCodes) {}

  /// Whether codes are asked for.
  @Transactional
  public boolean isOn(String person) {
    return repository.isOn(person);
  }

  /// How somebody stands.
  @Transactional
  public Standing standing(String person) {
    boolean isOn = repository.isOn(person);
    return new Standing(isOn, isOn ? repository.codesLeft(person) : 0);
  }

  /// Draws a secret, for which no code is asked before {@link #turnOn}. One that was drawn before
  /// and never used is forgotten.
  ///
  /// @param account what the app calls it, such as the address
  /// @throws ProblemException 409 when codes are asked for already
  @Transactional
  public Setup draw(String person, String account) {
    repository.lock(person);
    FactorEntity entity = repository.findById(person, LockModeType.PESSIMISTIC_WRITE);
    if (entity != null && entity.onSince != null) {
      throw isOnAlready();
    }
    boolean isNew = entity == null;
    if (isNew) {
      entity = new FactorEntity();
      entity.personId = person;
    }
    entity.secret = new byte[Totp.SECRET_BYTES];
    random.nextBytes(entity.secret);
    entity.lastStep = 0;
    entity.createdAt = now();
    if (isNew) {
      repository.persist(entity);
    }
    repository.flush();
    return setup(entity, account);
  }

  /// The secret that was drawn; null when none was, or it is in use.
  @Transactional
  public @Nullable Setup drawn(String person, String account) {
    FactorEntity entity = repository.findById(person);
    return entity == null || entity.onSince != null ? null : setup(entity, account);
  }

  /// Asks for codes from now on, for somebody who shows that their app makes them.
  ///
  /// @return recovery codes, shown once
  /// @throws ProblemException 401 for a wrong code, 409 when nothing was drawn or it is on already
  public List<String> turnOn(String person, String code) {
    return counted(
        person,
        () -> {
          FactorEntity entity = repository.findById(person, LockModeType.PESSIMISTIC_WRITE);
          if (entity == null) {
            throw new ProblemException(ProblemType.CONFLICT, "Draw a secret for the app first.");
          }
          if (entity.onSince != null) {
            throw isOnAlready();
          }
          if (!isOfApp(entity, code)) {
            throw wrong();
          }
          entity.onSince = now();
          Log.infof("a second factor is on: personId=%s", person);
          return newCodes(person);
        });
  }

  /// Does something for somebody who shows a code, in one transaction with the use of the code. To
  /// be called outside of transactions.
  ///
  /// @param code of the app, or a recovery code
  /// @throws ProblemException 401 for a wrong code, and one that was used before; 429 when too many
  ///   were tried
  public <T> T with(String person, String code, Supplier<T> action) {
    return counted(
        person,
        () -> {
          FactorEntity entity = repository.findById(person, LockModeType.PESSIMISTIC_WRITE);
          if (entity == null || entity.onSince == null || !isRight(entity, code)) {
            throw wrong();
          }
          return action.get();
        });
  }

  /// Other recovery codes in the place of those that there were.
  @Transactional(Transactional.TxType.MANDATORY)
  public List<String> newCodes(String person) {
    List<String> codes =
        Stream.generate(() -> RecoveryCode.next(random)).limit(RECOVERY_CODES).toList();
    repository.keep(person, codes.stream().map(RecoveryCode::hash).toList());
    return codes;
  }

  /// Asks for no codes any more.
  @Transactional(Transactional.TxType.MANDATORY)
  public void turnOff(String person) {
    repository.forgetCodes(person);
    if (repository.deleteById(person)) {
      Log.infof("a second factor is off: personId=%s", person);
    }
  }

  /// What is answered to whoever has the right password and shows no code.
  public static ProblemException needed() {
    return new ProblemException(
        ProblemType.CODE_NEEDED,
        "A code of the app is needed too, or a recovery code: send it as second_factor.");
  }

  /// Counts an attempt, which is given back when it was right.
  private <T> T counted(String person, Supplier<T> attempt) {
    limits.count(person);
    T done = QuarkusTransaction.requiringNew().call(attempt::get);
    limits.wasRight(person);
    return done;
  }

  private boolean isRight(FactorEntity entity, String code) {
    String recovery = RecoveryCode.hash(code);
    return isOfApp(entity, code) || (recovery != null && repository.use(entity.personId, recovery));
  }

  /// Whether it is a code of the app, which is used up by that.
  private boolean isOfApp(FactorEntity entity, String code) {
    Long step = Totp.accept(entity.secret, code.replace(" ", ""), clock.instant(), entity.lastStep);
    if (step == null) {
      return false;
    }
    entity.lastStep = step;
    return true;
  }

  private static Setup setup(FactorEntity entity, String account) {
    String secret = Totp.base32(entity.secret);
    return new Setup(
        secret,
        "otpauth://totp/Waymark:"
            + PercentEncoding.of(account)
            + "?secret="
            + secret
            + "&issuer=Waymark");
  }

  private static ProblemException isOnAlready() {
    return new ProblemException(
        ProblemType.CONFLICT, "Codes are asked for already; switch them off first.");
  }

  private static ProblemException wrong() {
    return new ProblemException(
        ProblemType.UNAUTHENTICATED,
        "This code is wrong, too old, or was used before; each works once.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
