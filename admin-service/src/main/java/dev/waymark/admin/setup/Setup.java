package dev.waymark.admin.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.demo.Demos;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Passwords;
import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.PersonDraft;
import dev.waymark.admin.person.Persons;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.NewSession;
import dev.waymark.admin.session.OneTimeCodes;
import dev.waymark.admin.session.Sessions;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.OperatorKey;
import dev.waymark.service.access.Secret;
import dev.waymark.service.limit.Limits;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes the first person, who is the owner of a first workspace. Only while there is nobody, and
/// only for whoever runs the installation: they have a one-time code, which the start prints, or
/// the operator's key. To be called outside of transactions, on threads that may wait.
@Singleton
public class Setup {
  private static final TextRule CODE = TextRule.line(1_000);

  /// Of the lock that lets one setup through at a time.
  private static final long LOCK = 0x574D5365747570L;

  private final Persons persons;
  private final Passwords passwords;
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final Workspaces workspaces;
  private final Demos demos;
  private final OperatorKey operator;
  private final CurrentCaller current;
  private final Limits limits;
  private final EntityManager database;

  Setup(
      Persons persons,
      Passwords passwords,
      Sessions sessions,
      OneTimeCodes codes,
      Workspaces workspaces,
      Demos demos,
      OperatorKey operator,
      CurrentCaller current,
      Limits limits,
      EntityManager database) {
    this.persons = persons;
    this.passwords = passwords;
    this.sessions = sessions;
    this.codes = codes;
    this.workspaces = workspaces;
    this.demos = demos;
    this.operator = operator;
    this.current = current;
    this.limits = limits;
    this.database = database;
  }

  /// What the first person writes.
  private record Draft(
      String code, EmailAddress email, PersonDraft person, String password, ObjectNode workspace) {}

  /// Whether there is nobody yet, so that the first person can be made.
  public boolean isOpen() {
    return !persons.isAnybody();
  }

  /// A code for {@link #found}, to be shown to whoever runs the installation, and to nobody else.
  ///
  /// @throws ProblemException when there is somebody already
  public OneTimeCodes.Made code() {
    if (!isOpen()) {
      throw over();
    }
    return codes.make(OneTimeCodes.Purpose.SETUP, null);
  }

  /// Makes the first person and their workspace, and signs them in.
  ///
  /// @param json `code` (or the operator's key there), `email`, `name`, `password`, `locale` if it
  ///   is not `en`, and `workspace` with `name`, `time_zone` and `country` as in the API of
  ///   workspaces
  /// @throws ProblemException 409 when there is somebody already, 403 when the code does not work,
  ///   429 when too many are tried
  public NewSession found(ObjectNode json, Browser browser) {
    if (!isOpen()) {
      throw over();
    }
    var faults = new Faults();
    var members = new Members(json, "", faults);
    String code = members.requiredText("code", CODE).strip();
    ProblemException.throwIfAny(faults);
    // First, so that nobody without a code has us look at how a password may be guessed.
    boolean isOperator = operator.is(new Secret(code));
    if (!isOperator) {
      refuseWrongCode(code, browser);
    }
    Draft draft = read(code, members, faults);
    String hash = passwords.hash(draft.password());
    return QuarkusTransaction.requiringNew().call(() -> make(draft, hash, isOperator, browser));
  }

  private void refuseWrongCode(String code, Browser browser) {
    Duration wait = limits.mayTryKey(browser.network());
    if (wait != null) {
      throw ProblemException.tooEarly(
          "Too many wrong codes came from this network. Come again when Retry-After says so.",
          wait);
    }
    if (!codes.isGood(OneTimeCodes.Purpose.SETUP, code)) {
      limits.wrongKey(browser.network());
      throw noCode();
    }
  }

  private NewSession make(Draft draft, String hash, boolean isOperator, Browser browser) {
    database
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
        .setParameter("lock", LOCK)
        .getSingleResult();
    if (persons.isAnybody()) {
      throw over();
    }
    if (!isOperator && codes.use(OneTimeCodes.Purpose.SETUP, draft.code()) == null) {
      throw noCode();
    }
    Person person = persons.create(draft.email(), draft.person(), hash);
    Caller.Person founder = founder(person);
    workspaces.found(draft.workspace(), founder);
    demos.giveTo(founder);
    return sessions.begin(person.id(), hash, browser);
  }

  /// As whom the audit log is to know them; they have no session before they have a workspace.
  private Caller.Person founder(Person person) {
    var founder =
        new Caller.Person(
            person.id(), "", person.name(), person.email(), Map.of(), person.createdAt());
    current.isNow(founder);
    return founder;
  }

  private Draft read(String code, Members members, Faults faults) {
    EmailAddress email = EmailAddress.read(members, faults);
    PersonDraft person = PersonDraft.read(members, faults);
    String password =
        passwords.readNew("password", members, List.of(person.name(), email.text()), faults);
    var workspace = members.raw("workspace");
    ObjectNode place =
        workspace instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    if (workspace != null && !workspace.isObject()) {
      faults.add(members.at("workspace"), "This is an object, in braces.");
    } else {
      workspaces.check(place, members.at("workspace"), faults);
    }
    members.end();
    ProblemException.throwIfAny(faults);
    return new Draft(code, email, person, password, place);
  }

  private static ProblemException noCode() {
    return new ProblemException(
        ProblemType.FORBIDDEN,
        "This code does not work, or not any more: codes work once, for an hour. ./waymark up prints"
            + " another; on a server, the log of the admin service has one, and the operator's key"
            + " works in its place.");
  }

  private static ProblemException over() {
    return new ProblemException(
        ProblemType.CONFLICT, "Somebody is there already: sign in, or be invited.");
  }
}
