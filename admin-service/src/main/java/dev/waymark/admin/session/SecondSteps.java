package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.factor.SecondFactors;
import dev.waymark.admin.person.Passwords;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.access.Caller;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;

/// What people do with their second factor. To be called outside of transactions, on threads that
/// may wait.
@Singleton
public class SecondSteps {
  private final SecondFactors factors;
  private final SignIn signIn;
  private final Passwords passwords;

  SecondSteps(SecondFactors factors, SignIn signIn, Passwords passwords) {
    this.factors = factors;
    this.signIn = signIn;
    this.passwords = passwords;
  }

  /// Asks whoever calls for codes from now on.
  ///
  /// @param json `second_factor`: a code of the app that has the drawn secret
  /// @return recovery codes, shown once
  /// @throws ProblemException 401 for a wrong code, 409 when nothing was drawn or it is on already
  public List<String> turnOn(Caller.Person caller, ObjectNode json) {
    return factors.turnOn(caller.personId(), code(json));
  }

  /// Other recovery codes in the place of those that there were.
  ///
  /// @param json `second_factor`
  /// @return shown once
  /// @throws ProblemException 401 for a wrong code
  public List<String> newCodes(Caller.Person caller, ObjectNode json) {
    String person = caller.personId();
    return factors.with(person, code(json), () -> factors.newCodes(person));
  }

  /// Asks for no codes any more.
  ///
  /// @param json `password` and `second_factor`
  /// @throws ProblemException 401 when one of them is wrong
  public void turnOff(Caller.Person caller, ObjectNode json, Browser browser) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String password = passwords.read("password", members, faults);
    String code = members.requiredText(SignIn.SECOND_FACTOR, SignIn.CODE);
    members.end();
    ProblemException.throwIfAny(faults);
    signIn.check(caller, password, browser);
    var _ =
        factors.with(
            caller.personId(),
            code,
            () -> {
              factors.turnOff(caller.personId());
              return true;
            });
  }

  private static String code(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String code = members.requiredText(SignIn.SECOND_FACTOR, SignIn.CODE);
    members.end();
    ProblemException.throwIfAny(faults);
    return code;
  }
}
