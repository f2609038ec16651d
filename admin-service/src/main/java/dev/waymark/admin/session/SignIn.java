package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Passwords;
import dev.waymark.admin.person.Persons;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.access.Caller;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Signing in with an address and a password. To be called outside of transactions, on threads that
/// may wait. Neither the answer nor the work that it takes says whether there is such an account.
@Singleton
public class SignIn {
  private final Persons persons;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignInLimits limits;

  SignIn(Persons persons, Passwords passwords, Sessions sessions, SignInLimits limits) {
    this.persons = persons;
    this.passwords = passwords;
    this.sessions = sessions;
    this.limits = limits;
  }

  /// Signs somebody in.
  ///
  /// @param json `email` and `password`
  /// @throws ProblemException 401 when they do not fit, 429 when it is too often or too many at
  ///   once
  public NewSession signIn(ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    String password = passwords.read("password", members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Persons.Known known = check(email, password, browser);
    return sessions.begin(
        known.person().id(), Objects.requireNonNull(known.passwordHash()), browser);
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

  /// Looks at a password, without beginning a session.
  ///
  /// @throws ProblemException as {@link #signIn}
  public Persons.Known check(EmailAddress email, String password, Browser browser) {
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
