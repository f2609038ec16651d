package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.factor.SecondFactors;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Passwords;
import dev.waymark.admin.person.Persons;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Secret;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Signing in with an address and a password. To be called outside of transactions, on threads that
/// may wait. Neither the answer nor the work that it takes says whether there is such an account.
@Singleton
public class SignIn {
  /// What holds a code of the app or a recovery code.
  static final String SECOND_FACTOR = "second_factor";

  static final TextRule CODE = TextRule.line(100);

  private final Persons persons;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final SecondFactors factors;
  private final OneTimeCodes codes;

  SignIn(
      Persons persons,
      Passwords passwords,
      Sessions sessions,
      SignInLimits limits,
      SecondFactors factors,
      OneTimeCodes codes) {
    this.persons = persons;
    this.passwords = passwords;
    this.sessions = sessions;
    this.limits = limits;
    this.factors = factors;
    this.codes = codes;
  }

  /// What came of an address and a password.
  ///
  /// @param session that has begun; null where a code is needed first
  /// @param step with which whoever typed the password goes on; null where none is needed
  public record First(@Nullable NewSession session, @Nullable Secret step) {}

  /// Signs somebody in.
  ///
  /// @param json `email` and `password`; `second_factor` of whoever has set that up: a code of the
  ///   app, or a recovery code
  /// @throws ProblemException 401 when they do not fit, or the code is missing; 429 when it is too
  ///   often or too many at once
  public NewSession signIn(ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    String password = passwords.read("password", members, faults);
    String code = members.text(SECOND_FACTOR, CODE);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = check(email, password, browser);
    String id = known.person().id();
    if (!factors.isOn(id)) {
      return sessions.begin(id, Objects.requireNonNull(known.passwordHash()), browser);
    }
    if (code == null) {
      throw SecondFactors.needed();
    }
    return factors.with(id, code, () -> sessions.begin(id, known.passwordHash(), browser));
  }

  /// The same in two steps, for a page that asks for the code once the password is right.
  ///
  /// @param json `email` and `password`
  /// @throws ProblemException as {@link #signIn}
  public First first(ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    String password = passwords.read("password", members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = check(email, password, browser);
    String id = known.person().id();
    return factors.isOn(id)
        ? new First(null, codes.make(OneTimeCodes.Purpose.SECOND_FACTOR, id).code())
        : new First(
            sessions.begin(id, Objects.requireNonNull(known.passwordHash()), browser), null);
  }

  /// The second step.
  ///
  /// @param json `step`, as {@link First} has it, and `second_factor`
  /// @throws ProblemException 403 when the step is too long ago; 401 for a wrong code
  public NewSession second(ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String step = members.requiredText("step", CODE);
    String code = members.requiredText(SECOND_FACTOR, CODE);
    members.end();
    ProblemException.throwIfAny(faults);
    OneTimeCodes.Good good = codes.look(OneTimeCodes.Purpose.SECOND_FACTOR, step);
    if (good == null) {
      throw tooLate();
    }
    return factors.with(
        good.person(),
        code,
        () -> {
          if (codes.use(OneTimeCodes.Purpose.SECOND_FACTOR, step) == null) {
            throw tooLate();
          }
          return sessions.begin(good.person(), null, browser);
        });
  }

  private static ProblemException tooLate() {
    return new ProblemException(
        ProblemType.FORBIDDEN, "The password was typed too long ago; begin once more.");
  }

  /// Makes the session of somebody who types the password once more fresh, under another token.
  ///
  /// @param json `password`
  /// @throws ProblemException as {@link #signIn}
  public NewSession confirm(Caller.Person caller, ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String password = passwords.read("password", members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = check(caller, password, browser);
    return sessions.renew(caller, Objects.requireNonNull(known.passwordHash()));
  }

  /// Looks at the password of somebody who is signed in.
  Persons.Known check(Caller.Person caller, String password, Browser browser) {
    return check(
        Objects.requireNonNull(EmailAddress.of(caller.email()), "address"), password, browser);
  }

  /// Looks at the password of somebody who is asked for nothing else.
  ///
  /// @throws ProblemException 401 as {@link #signIn}, and when a code is needed too: whoever has to
  ///   show one signs in first
  public Persons.Known checkAlone(EmailAddress email, String password, Browser browser) {
    Persons.Known known = check(email, password, browser);
    if (factors.isOn(known.person().id())) {
      throw SecondFactors.needed();
    }
    return known;
  }

  /// Looks at a password, without beginning a session.
  ///
  /// @throws ProblemException as {@link #signIn}
  Persons.Known check(EmailAddress email, String password, Browser browser) {
    limits.count(email.folded(), browser.network());
    Persons.Known known = persons.byEmail(email);
    String kept = known == null || known.person().disabled() ? null : known.passwordHash();
    if (!passwords.matches(kept, password)) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "This address and this password do not belong together.");
    }
    limits.wasRight(email.folded(), browser.network());
    return Objects.requireNonNull(known);
  }
}
