package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.factor.SecondFactors;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Passwords;
import dev.waymark.admin.person.Persons;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.access.Caller;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Setting another password: by whoever knows the one before, or has a code because they forgot it.
/// Either signs the person out everywhere else. To be called outside of transactions, on threads
/// that may wait.
@Singleton
public class NewPasswords {
  private final Persons persons;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignIn signIn;
  private final OneTimeCodes codes;
  private final SecondFactors factors;

  NewPasswords(
      Persons persons,
      Passwords passwords,
      Sessions sessions,
      SignIn signIn,
      OneTimeCodes codes,
      SecondFactors factors) {
    this.persons = persons;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIn = signIn;
    this.codes = codes;
    this.factors = factors;
  }

  /// Changes the password of whoever asks.
  ///
  /// @param json `current_password` and `password`
  /// @return a session under another token, the only one that is left
  /// @throws ProblemException 401 when the current one is not right, 429 when it is tried too often
  public NewSession change(Caller.Person caller, ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String current = passwords.read("current_password", members, faults);
    String next =
        passwords.readNew("password", members, List.of(caller.name(), caller.email()), faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = signIn.check(caller, current, browser);
    String hash = passwords.hash(next);
    return QuarkusTransaction.requiringNew()
        .call(() -> set(caller.personId(), known.passwordHash(), hash, browser));
  }

  /// A code with which somebody sets another password, for the operator to hand over.
  ///
  /// @param json `email`; `take_off_second_factor`, whether they are asked for no code of their app
  ///   any more, because they have lost it
  /// @throws ProblemException when nobody has that address, or may not sign in any more
  public OneTimeCodes.Made code(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    boolean takesOff = members.flag("take_off_second_factor", false);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = persons.byEmail(email);
    if (known == null || known.person().disabled()) {
      faults.add(members.at("email"), "Nobody with this address may sign in here.");
      throw ProblemException.of(ProblemType.INVALID, faults.list());
    }
    return codes.make(OneTimeCodes.Purpose.PASSWORD, known.person().id(), takesOff);
  }

  /// Sets the password of whoever has a code for it, and signs them in.
  ///
  /// @param json `code` and `password`; `second_factor` of whoever has set that up, unless the code
  ///   takes it off
  /// @throws ProblemException 403 when the code does not work, or not any more; 401 when that of
  ///   the app is missing or wrong
  public NewSession reset(ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String code = members.requiredText("code", SignIn.CODE);
    ProblemException.throwIfAny(faults);
    // First, so that nobody without a code has us look at how a password may be guessed.
    OneTimeCodes.Good good = codes.look(OneTimeCodes.Purpose.PASSWORD, code);
    if (good == null) {
      throw noCode();
    }
    String next = passwords.readNew("password", members, List.of(), faults);
    String second = members.text(SignIn.SECOND_FACTOR, SignIn.CODE);
    members.end();
    ProblemException.throwIfAny(faults);
    boolean isAsked = !good.takesOffSecondFactor() && factors.isOn(good.person());
    if (isAsked && second == null) {
      throw SecondFactors.needed();
    }
    String hash = passwords.hash(next);
    Supplier<NewSession> setting =
        () -> {
          if (codes.use(OneTimeCodes.Purpose.PASSWORD, code) == null) {
            throw noCode();
          }
          if (good.takesOffSecondFactor()) {
            factors.turnOff(good.person());
          } else if (!isAsked && factors.isOn(good.person())) {
            throw SecondFactors.needed();
          }
          return set(good.person(), null, hash, browser);
        };
    return isAsked
        ? factors.with(good.person(), Objects.requireNonNull(second), setting)
        : QuarkusTransaction.requiringNew().call(setting::get);
  }

  private NewSession set(String person, @Nullable String before, String hash, Browser browser) {
    persons.setPassword(person, before, hash);
    // Who has typed the one before goes no further.
    codes.forget(OneTimeCodes.Purpose.SECOND_FACTOR, person);
    sessions.endAll(person);
    return sessions.begin(person, null, browser);
  }

  private static ProblemException noCode() {
    return new ProblemException(
        ProblemType.FORBIDDEN,
        "This code does not work, or not any more: codes work once, for an hour.");
  }
}
