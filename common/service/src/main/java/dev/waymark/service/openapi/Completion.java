package dev.waymark.service.openapi;

import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.LetInBy;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Scope;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.RestResponse;

/// Completes the description of an API with what holds for all of them, and that of every operation
/// with what follows from how it is called and what it returns: the role it needs (from the same
/// annotation that the access filter enforces), the errors it can answer with and their form, the
/// headers of its answer, how it is paged, and the meaning of parameters that stand everywhere. An
/// operation says only what is its own.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Completion implements OASFilter {
  private static final String OPERATOR = "operator";
  private static final String PERSON = "person";
  private static final String EVERYBODY = "everybody";
  private static final String COOKIE = "Cookie";
  private static final String API_KEY = "X-API-Key";
  private static final String BEARER = "Bearer";
  private static final String IF_MATCH = "If-Match";
  private static final String IF_NONE_MATCH = "If-None-Match";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String JSON = "application/json";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);

  /// What the framework says of an answer that nobody has described.
  private static final String UNTOLD = "OK";

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "ws",
          "The workspace's id.",
          "id",
          "The resource's id.",
          "key",
          "The resource's key.",
          "version",
          "The number of a version.",
          IF_MATCH,
          "Change it only if this is still its ETag; else 412.",
          IF_NONE_MATCH,
          "Answer 304 if this is still its ETag.",
          IDEMPOTENCY_KEY,
          "Any text of yours, up to 255 characters. The same request with the same key within 24"
              + " hours gets the first answer again; another request with it gets a 422.");

  /// The parameters of a page.
  private static final List<Parameter> PAGE =
      List.of(
          query("limit", "At most so many entries.")
              .schema(
                  OASFactory.createSchema()
                      .addType(Schema.SchemaType.INTEGER)
                      .minimum(BigDecimal.ONE)
                      .maximum(BigDecimal.valueOf(200))
                      .defaultValue(50)),
          query("cursor", "The `next_cursor` of the page before; the first page without it.")
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));

  private final IndexView code;
  private final Map<String, String> roles = new HashMap<>();
  private final Set<String> forKeys = new HashSet<>();
  private final Set<String> versioned = new HashSet<>();
  private final Map<String, String> scopes = new HashMap<>();
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> forOperatorToo = new HashSet<>();
  private boolean hasPeople;

  /// Reads from the code which operation needs which role, and which answers with a version: those
  /// alone return more than a body.
  public Completion(IndexView code) {
    this.code = code;
    for (AnnotationInstance operation :
        code.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class)) {
      MethodInfo method = operation.target().asMethod();
      String id = operation.value("operationId").asString();
      AnnotationInstance door = method.annotation(LetInBy.class);
      if (door != null) {
        roles.put(id, door.value("as").asString());
      } else if (method.hasAnnotation(ForEverybody.class)) {
        roles.put(id, EVERYBODY);
      } else if (method.hasAnnotation(ForPeople.class)) {
        hasPeople = true;
        roles.put(id, PERSON);
        if (method.annotation(ForPeople.class).value("orOperator") != null) {
          forOperatorToo.add(id);
        }
      } else {
        forKeys.add(id);
        roles.put(
            id,
            method.hasAnnotation(OperatorOnly.class)
                ? OPERATOR
                : Role.valueOf(method.annotation(Needs.class).value().asEnum()).key());
      }
      AnnotationInstance needs = method.annotation(Needs.class);
      if (needs != null && needs.value("orScope") != null) {
        scopes.put(
            id,
            Arrays.stream(needs.value("orScope").asEnumArray())
                .map(name -> Scope.valueOf(name).key())
                .collect(Collectors.joining("` or `")));
      }
      if (method.hasAnnotation(Fresh.class)) {
        fresh.add(id);
      }
      if (method.returnType().name().equals(REST_RESPONSE)) {
        versioned.add(id);
      }
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    Texts.complete(api, code);
    PlainSchemas.complete(api);
    PatchBodies.complete(api);
    completeSecurity(api);
    PAGE.forEach(parameter -> api.getComponents().addParameter(parameter.getName(), parameter));
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(api, path, method, operation)));
  }

  private void completeSecurity(OpenAPI api) {
    api.getComponents()
        .addSecurityScheme(
            API_KEY,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(API_KEY)
                .description("A workspace's key, or the operator's."))
        .addSecurityScheme(
            BEARER,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The same key as Authorization: Bearer."));
    var schemes = new ArrayList<>(List.of(API_KEY, BEARER));
    if (hasPeople) {
      schemes.add(COOKIE);
      api.getComponents()
          .addSecurityScheme(
              COOKIE,
              OASFactory.createSecurityScheme()
                  .type(SecurityScheme.Type.APIKEY)
                  .in(SecurityScheme.In.COOKIE)
                  .name("__Host-wm")
                  .description("The session of somebody who has signed in, for browsers."));
    }
    for (String scheme : schemes) {
      api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(scheme));
    }
  }

  private static Parameter query(String name, String description) {
    return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(description);
  }

  private void complete(OpenAPI api, String path, HttpMethod method, Operation operation) {
    String role = roles.get(operation.getOperationId());
    if (role == null) {
      throw new IllegalStateException(path + ": an operation without operationId or role");
    }
    if (operation.getSummary() == null || operation.getDescription() == null) {
      throw new IllegalStateException(
          method + " " + path + ": the file beside its resource says nothing of it");
    }
    operation.addExtension("x-role", role);
    if (forOperatorToo.contains(operation.getOperationId())) {
      operation.addExtension("x-role-or", OPERATOR);
    }
    if (role.equals(EVERYBODY)) {
      operation.setSecurity(List.of());
    }
    operation.setDescription(
        operation.getDescription() + "\n\n" + sentence(operation.getOperationId(), role));
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : List.copyOf(operation.getParameters());
    operation.setParameters(inOrder(path, parameters));
    Set<String> shared = new HashSet<>();
    for (Parameter parameter : parameters) {
      String description = parameter.getName() == null ? null : PARAMETERS.get(parameter.getName());
      if (description != null && parameter.getDescription() == null) {
        parameter.setDescription(description);
        shared.add(parameter.getName());
      }
    }
    completeSuccess(api, method, operation);
    if (versioned.contains(operation.getOperationId())) {
      completeVersion(operation.getResponses(), shared.contains(IF_NONE_MATCH));
    }
    completeErrors(operation.getResponses(), problems(path, operation, role, shared));
  }

  /// Parameters in the order of the path, then the others: generated methods have them in that
  /// order.
  private static List<Parameter> inOrder(String path, List<Parameter> parameters) {
    return parameters.stream()
        .sorted(
            Comparator.comparingInt(
                parameter ->
                    parameter.getIn() == Parameter.In.PATH
                        ? path.indexOf("{" + parameter.getName() + "}")
                        : Integer.MAX_VALUE))
        .toList();
  }

  private String sentence(String id, String role) {
    String lately =
        fresh.contains(id)
            ? " People must have typed their password in the last ten minutes (403 `sign-in-again`)."
            : "";
    if (role.equals(EVERYBODY)) {
      return "For everybody: it needs no key.";
    }
    if (role.equals(PERSON)) {
      return (forOperatorToo.contains(id)
              ? "For a person who has signed in, and for the operator's key; for no other key."
              : "For a person who has signed in, and for no key.")
          + lately;
    }
    if (!forKeys.contains(id)) {
      return "Only for a " + role + ", whose credential is no key of a workspace.";
    }
    return role.equals(OPERATOR)
        ? "Only for the operator's key."
        : "Needs the role `" + role + "`, or a higher one" + scope(id) + "." + lately;
  }

  private String scope(String id) {
    String scope = scopes.get(id);
    return scope == null ? "" : "; or a key with the scope `" + scope + "`";
  }

  private static void completeSuccess(OpenAPI api, HttpMethod method, Operation operation) {
    APIResponses responses = operation.getResponses();
    APIResponse ok = responses.getAPIResponse("200");
    if (ok == null && method == HttpMethod.DELETE) {
      // An operation that describes an error only is left without this by the framework.
      ok = OASFactory.createAPIResponse().description(UNTOLD).content(content(JSON, "Done"));
      responses.addAPIResponse("200", ok);
    }
    if (ok == null) {
      return;
    }
    boolean isPage = isPage(api, ok) && !has(operation, "cursor");
    if (isPage) {
      operation.addParameter(shared("limit"));
      operation.addParameter(shared("cursor"));
    }
    if (UNTOLD.equals(ok.getDescription())) {
      if (isPage) {
        ok.setDescription("A page, and where the next one begins.");
      } else if (method == HttpMethod.DELETE) {
        ok.setDescription("It is gone.");
      }
    }
  }

  /// Whether an operation says itself what a parameter means.
  private static boolean has(Operation operation, String parameter) {
    return operation.getParameters().stream().anyMatch(own -> parameter.equals(own.getName()));
  }

  /// Whether an answer names the cursor of another.
  private static boolean isPage(OpenAPI api, APIResponse response) {
    MediaType json =
        response.getContent() == null ? null : response.getContent().getMediaType(JSON);
    if (json == null || json.getSchema().getRef() == null) {
      return false;
    }
    Schema schema =
        api.getComponents().getSchemas().get(json.getSchema().getRef().substring(SCHEMAS.length()));
    return schema != null
        && schema.getProperties() != null
        && schema.getProperties().containsKey("next_cursor");
  }

  private static Parameter shared(String name) {
    return OASFactory.createParameter().ref("#/components/parameters/" + name);
  }

  private static void completeVersion(APIResponses responses, boolean mayBeKnown) {
    responses
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                response.addHeader("ETag", header("The version, for If-Match and If-None-Match."));
              }
              if (status.equals("201")) {
                response.addHeader("Location", header("The address of what was created."));
              }
            });
    if (mayBeKnown) {
      responses.addAPIResponse(
          "304", OASFactory.createAPIResponse().description("It is still the version you have."));
    }
  }

  private static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  /// Adds the errors that follow from how an operation is called, and gives those that it describes
  /// itself the form that all have.
  private static void completeErrors(APIResponses responses, List<ProblemType> problems) {
    for (ProblemType problem : problems) {
      String status = Integer.toString(problem.status());
      APIResponse described = responses.getAPIResponse(status);
      if (described == null || described.getContent() == null) {
        responses.addAPIResponse(
            status, OASFactory.createAPIResponse().description(problem.title() + "."));
      }
    }
    responses
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(content("application/problem+json", "Problem"));
              }
            });
  }

  /// @param shared the parameters that mean here what they mean everywhere
  private List<ProblemType> problems(
      String path, Operation operation, String role, Set<String> shared) {
    var problems = new ArrayList<ProblemType>();
    problems.add(ProblemType.INVALID);
    problems.add(ProblemType.UNAUTHENTICATED);
    boolean isForOurs =
        forKeys.contains(operation.getOperationId())
            || role.equals(PERSON)
            || role.equals(EVERYBODY);
    if (isForOurs && !role.equals(Role.VIEWER.key())) {
      problems.add(ProblemType.FORBIDDEN);
    }
    if (path.contains("{")) {
      problems.add(ProblemType.NOT_FOUND);
    }
    problems.add(ProblemType.NOT_ACCEPTABLE);
    if (shared.contains(IF_MATCH)) {
      problems.add(ProblemType.STALE);
    }
    if (operation.getRequestBody() != null) {
      problems.add(ProblemType.TOO_LARGE);
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    if (shared.contains(IDEMPOTENCY_KEY)) {
      problems.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    if (isForOurs) {
      problems.add(ProblemType.RATE_LIMITED);
    }
    problems.add(ProblemType.INTERNAL);
    problems.add(ProblemType.UNAVAILABLE);
    return problems;
  }

  private static Content content(String mediaType, String schema) {
    return OASFactory.createContent()
        .addMediaType(
            mediaType,
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMAS + schema)));
  }
}
