package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.service.openapi.DescribedOperation;
import dev.waymark.setting.PageSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What each caller gets from each operation of a service: derived from its description, compared
/// with what it answers, and written down in `docs/access.md`.
public final class AccessMatrix {
  private static final List<String> ROLES = List.of("viewer", "editor", "admin", "owner");

  /// Whose body names what belongs to a workspace, and not their path.
  private static final Set<String> WORKSPACE_IN_BODY = Set.of("POST /api/leads");

  /// What an operation is called that is for whoever calls it.
  private static final String EVERYBODY = "everybody";

  private static final String PERSON = "person";

  private final String service;
  private final List<Operation> operations = new ArrayList<>();

  /// Who calls; the columns of the table.
  public enum Caller {
    /// Without a key.
    NO_KEY("no key"),
    /// With one that nobody was ever given.
    WRONG_KEY("wrong key"),
    /// With one that was an owner's and is no longer.
    REVOKED_KEY("revoked key"),
    /// With one of the highest role, of another workspace.
    STRANGER("another workspace's owner"),
    /// With one that reads.
    VIEWER("viewer"),
    /// With one that writes.
    EDITOR("editor"),
    /// With one that governs what belongs to the workspace.
    ADMIN("admin"),
    /// With one that governs the workspace.
    OWNER("owner"),
    /// With the operator's.
    OPERATOR("operator"),
    /// Signed in, and a member of another workspace.
    OTHER_PERSON("another workspace's member"),
    /// Signed in, and a member of that role.
    MEMBER_VIEWER("member: viewer"),
    /// Signed in, and a member of that role.
    MEMBER_EDITOR("member: editor"),
    /// Signed in, and a member of that role.
    MEMBER_ADMIN("member: admin"),
    /// Signed in, and a member of that role.
    MEMBER_OWNER("member: owner");

    private static final String MEMBER = "member: ";

    private final String words;

    Caller(String words) {
      this.words = words;
    }

    /// Whether they have signed in, and have no key.
    public boolean isPerson() {
      return this == OTHER_PERSON || words.startsWith(MEMBER);
    }

    /// The role that they have, by a key or as a member.
    public String role() {
      return words.startsWith(MEMBER) ? words.substring(MEMBER.length()) : words;
    }
  }

  /// An operation of a description.
  ///
  /// @param method in capitals
  /// @param path with its parameters in braces
  /// @param role who it is for: a role, `operator`, `person`, `everybody`, or whoever has a
  ///   credential of another kind
  /// @param orOperator whether what is for people is for the operator too
  /// @param success the status of an answer that is no refusal
  public record Operation(
      String method, String path, String role, boolean orOperator, int success) {
    private boolean isInWorkspace() {
      return path.contains("{ws}") || WORKSPACE_IN_BODY.contains(toString());
    }

    /// What a caller gets.
    int expected(Caller caller) {
      if (role.equals(PERSON)) {
        return switch (caller) {
          case NO_KEY, WRONG_KEY, REVOKED_KEY -> 401;
          case OPERATOR -> orOperator ? success : 403;
          case STRANGER, VIEWER, EDITOR, ADMIN, OWNER -> 403;
          case OTHER_PERSON, MEMBER_VIEWER, MEMBER_EDITOR, MEMBER_ADMIN, MEMBER_OWNER -> success;
        };
      }
      if (!role.equals("operator") && !ROLES.contains(role)) {
        return 401; // keys are no credential here
      }
      return switch (caller) {
        case NO_KEY, WRONG_KEY, REVOKED_KEY -> 401;
        case OPERATOR -> success;
        case STRANGER -> isInWorkspace() ? 404 : ofRole("owner");
        // What belongs to no workspace is for whoever may read.
        case OTHER_PERSON -> isInWorkspace() ? 404 : ofRole("viewer");
        case VIEWER, EDITOR, ADMIN, OWNER -> ofRole(caller.role());
        case MEMBER_VIEWER, MEMBER_EDITOR, MEMBER_ADMIN, MEMBER_OWNER ->
            ofRole(isInWorkspace() ? caller.role() : "viewer");
      };
    }

    private int ofRole(String held) {
      return ROLES.contains(role) && ROLES.indexOf(held) >= ROLES.indexOf(role) ? success : 403;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /// Calls an operation.
  @FunctionalInterface
  public interface Call {
    /// Calls it with an example, on things that are there anew.
    ///
    /// @param refused whether the call is expected to change nothing, so that things which are
    ///   there from the call before will do
    /// @return the status of the answer
    int status(Operation operation, Caller caller, boolean refused);
  }

  /// The matrix of a service.
  ///
  /// @param service such as `admin-service`
  /// @param description its description, as OpenAPI
  public AccessMatrix(String service, JsonNode description) {
    this.service = service;
    for (DescribedOperation described : DescribedOperation.of(description)) {
      operations.add(
          new Operation(
              described.method().toUpperCase(Locale.ROOT),
              described.path(),
              described.json().path("x-role").asText(),
              described.json().has("x-role-or"),
              success(described.json())));
    }
    assertThat(operations).hasSizeGreaterThan(10);
  }

  private static int success(JsonNode operation) {
    var good = new ArrayList<String>();
    operation.path("responses").fieldNames().forEachRemaining(good::add);
    good.removeIf(status -> !status.startsWith("2"));
    // Where two are described, the other one is for what is there already.
    good.sort(null);
    return Integer.parseInt(good.getLast());
  }

  /// Fails where the service answers a caller with anything else than the table says.
  public void assertAnswers(Call call) {
    var wrong = new ArrayList<String>();
    for (Operation operation : operations) {
      if (operation.role().equals(EVERYBODY)) {
        continue;
      }
      for (Caller caller : callers()) {
        int expected = operation.expected(caller);
        int answered = call.status(operation, caller, expected >= 400);
        if (answered != expected) {
          wrong.add(operation + ", " + caller.words + ": " + answered + ", not " + expected);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// Fails where `docs/access.md` says anything else than the description.
  public void assertIsOnPage() {
    assertThat(new PageSection("docs/access.md", service).written(table())).isEqualTo(table());
  }

  /// Those that there can be: a service without people has none of them.
  private List<Caller> callers() {
    boolean hasPeople = operations.stream().anyMatch(each -> each.role().equals(PERSON));
    return Arrays.stream(Caller.values()).filter(each -> hasPeople || !each.isPerson()).toList();
  }

  private String table() {
    var text = new StringBuilder("| operation |");
    for (Caller caller : callers()) {
      text.append(' ').append(caller.words).append(" |");
    }
    text.append("\n|---|").append("---|".repeat(callers().size())).append('\n');
    for (Operation operation : operations) {
      text.append("| `").append(operation).append("` |");
      for (Caller caller : callers()) {
        text.append(' ')
            .append(
                operation.role().equals(EVERYBODY)
                    ? "open"
                    : Integer.toString(operation.expected(caller)))
            .append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
