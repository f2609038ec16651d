package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Passwords;
import dev.waymark.admin.person.Persons;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Caller;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Setting another password: by whoever knows the one before, or has a code because they forgot it.
/// Either signs the person out everywhere else. To be called outside of transactions, on threads
/// that may wait.
@Singleton
public class NewPasswords {
  private static final TextRule CODE = TextRule.line(100);

  private final Persons persons;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignIn signIn;
  private final OneTimeCodes codes;

  NewPasswords(
      Persons persons, Passwords passwords, Sessions sessions, SignIn signIn, OneTimeCodes codes) {
    this.persons = persons;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIn = signIn;
    this.codes = codes;
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
  /// @param json `email`
  /// @throws ProblemException when nobody has that address, or may not sign in any more
  public OneTimeCodes.Made code(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = persons.byEmail(email);
    if (known == null || known.person().disabled()) {
      faults.add(members.at("email"), "Nobody with this address may sign in here.");
      throw ProblemException.of(ProblemType.INVALID, faults.list());
    }
    return codes.make(OneTimeCodes.Purpose.PASSWORD, known.person().id());
  }

  /// Sets the password of whoever has a code for it, and signs them in.
  ///
  /// @param json `code` and `password`
  /// @throws ProblemException 403 when the code does not work, or not any more
  public NewSession reset(ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String code = members.requiredText("code", CODE);
    ProblemException.throwIfAny(faults);
    // First, so that nobody without a code has us look at how a password may be guessed.
    if (!codes.isGood(OneTimeCodes.Purpose.PASSWORD, code)) {
      throw noCode();
    }
    String next = passwords.readNew("password", members, List.of(), faults);
    members.end();
    ProblemException.throwIfAny(faults);
    String hash = passwords.hash(next);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              String person = codes.use(OneTimeCodes.Purpose.PASSWORD, code);
              if (person == null) {
                throw noCode();
              }
              return set(person, null, hash, browser);
            });
  }

  private NewSession set(String person, @Nullable String before, String hash, Browser browser) {
    persons.setPassword(person, before, hash);
    sessions.endAll(person);
    return sessions.begin(person, null, browser);
  }

  private static ProblemException noCode() {
    return new ProblemException(
        ProblemType.FORBIDDEN,
        "This code does not work, or not any more: codes work once, for an hour.");
  }
}
