package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.service.openapi.DescribedOperation;
import dev.waymark.setting.PageSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What each caller gets from each operation of a service: derived from its description, compared
/// with what it answers, and written down in `docs/access.md`.
public final class AccessMatrix {
  private static final List<String> ROLES = List.of("viewer", "editor", "admin", "owner");

  /// Whose body names what belongs to a workspace, and not their path.
  private static final Set<String> WORKSPACE_IN_BODY = Set.of("POST /api/leads");

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
    OPERATOR("operator");

    private final String words;

    Caller(String words) {
      this.words = words;
    }
  }

  /// An operation of a description.
  ///
  /// @param method in capitals
  /// @param path with its parameters in braces
  /// @param role who it is for: a role, `operator`, or whoever has a credential of another kind
  /// @param success the status of an answer that is no refusal
  public record Operation(String method, String path, String role, int success) {
    private boolean isInWorkspace() {
      return path.contains("{ws}") || WORKSPACE_IN_BODY.contains(toString());
    }

    /// What a caller gets.
    int expected(Caller caller) {
      if (!role.equals("operator") && !ROLES.contains(role)) {
        return 401; // keys are no credential here
      }
      return switch (caller) {
        case NO_KEY, WRONG_KEY, REVOKED_KEY -> 401;
        case OPERATOR -> success;
        case STRANGER -> isInWorkspace() ? 404 : ofRole("owner");
        case VIEWER, EDITOR, ADMIN, OWNER -> ofRole(caller.words);
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
      for (Caller caller : Caller.values()) {
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

  private String table() {
    var text = new StringBuilder("| operation |");
    for (Caller caller : Caller.values()) {
      text.append(' ').append(caller.words).append(" |");
    }
    text.append("\n|---|").append("---|".repeat(Caller.values().length)).append('\n');
    for (Operation operation : operations) {
      text.append("| `").append(operation).append("` |");
      for (Caller caller : Caller.values()) {
        text.append(' ').append(operation.expected(caller)).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
