package dev.waymark.admin.openapi;

import dev.waymark.admin.access.Needs;
import dev.waymark.admin.access.OperatorOnly;
import dev.waymark.admin.access.Role;
import dev.waymark.admin.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;

/// Completes the description of every operation with what follows from how it is called: the role
/// it needs (from the same annotation that the access filter enforces), the errors it can answer
/// with, and the meaning of parameters that stand everywhere.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Completion implements OASFilter {
  private static final String OPERATOR = "operator";

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "ws", "The workspace's id.",
          "id", "The resource's id.",
          "key", "The resource's key.",
          "If-Match", "Change it only if this is still its ETag; else 412.",
          "If-None-Match", "Answer 304 if this is still its ETag.",
          "Idempotency-Key",
              "Any text of yours, up to 255 characters. The same request with the same key within 24"
                  + " hours gets the first answer again; another request with it gets a 422.");

  private final Map<String, String> roles = new HashMap<>();

  /// Reads from the code which operation needs which role.
  public Completion(IndexView code) {
    for (AnnotationInstance operation :
        code.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class)) {
      AnnotationInstance needs = operation.target().asMethod().annotation(Needs.class);
      String role =
          operation.target().asMethod().hasAnnotation(OperatorOnly.class)
              ? OPERATOR
              : Role.valueOf(needs.value().asEnum()).key();
      roles.put(operation.value("operationId").asString(), role);
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().values().forEach(operation -> complete(path, operation)));
  }

  private void complete(String path, Operation operation) {
    String role = roles.get(operation.getOperationId());
    if (role == null) {
      throw new IllegalStateException(path + ": an operation without operationId or role");
    }
    operation.addExtension("x-role", role);
    operation.setDescription(
        operation.getDescription()
            + (role.equals(OPERATOR)
                ? "\n\nOnly for the operator's key."
                : "\n\nNeeds a key with the role `" + role + "`, or a higher one."));
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    for (Parameter parameter : parameters) {
      String description = parameter.getName() == null ? null : PARAMETERS.get(parameter.getName());
      if (description != null) {
        parameter.setDescription(description);
      }
    }
    for (ProblemType problem : problems(path, operation, role, parameters)) {
      String status = Integer.toString(problem.status());
      APIResponse described = operation.getResponses().getAPIResponse(status);
      if (described == null || described.getContent() == null) {
        operation.getResponses().addAPIResponse(status, response(problem));
      }
    }
  }

  private static List<ProblemType> problems(
      String path, Operation operation, String role, List<Parameter> parameters) {
    var problems = new ArrayList<ProblemType>();
    problems.add(ProblemType.INVALID);
    problems.add(ProblemType.UNAUTHENTICATED);
    if (!role.equals(Role.VIEWER.key())) {
      problems.add(ProblemType.FORBIDDEN);
    }
    if (path.contains("{")) {
      problems.add(ProblemType.NOT_FOUND);
    }
    problems.add(ProblemType.NOT_ACCEPTABLE);
    if (has(parameters, "If-Match")) {
      problems.add(ProblemType.STALE);
    }
    if (operation.getRequestBody() != null) {
      problems.add(ProblemType.TOO_LARGE);
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    if (has(parameters, "Idempotency-Key")) {
      problems.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    problems.add(ProblemType.INTERNAL);
    problems.add(ProblemType.UNAVAILABLE);
    return problems;
  }

  private static boolean has(List<Parameter> parameters, String name) {
    return parameters.stream().anyMatch(parameter -> name.equals(parameter.getName()));
  }

  private static APIResponse response(ProblemType problem) {
    return OASFactory.createAPIResponse()
        .description(problem.title() + ".")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
  }
}
