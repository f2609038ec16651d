package dev.waymark.analytics.openapi;

import dev.waymark.analytics.access.Allows;
import dev.waymark.analytics.access.Audience;
import dev.waymark.analytics.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Completes the description of every operation with what follows from how it is called and what it
/// returns: whom it is for (from the same annotation that the access filter enforces), the
/// parameters of everything that is read, and the errors it can answer with. An operation says only
/// what is its own.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Completion implements OASFilter {
  private static final String SCHEMAS = "#/components/schemas/";

  /// Whatever is read is read of one link or all, over a span of time.
  private static final List<String> OF_WHAT = List.of("link", "from", "to", "days", "time_zone");

  private final Map<String, Audience> audiences = new HashMap<>();

  /// Reads from the code which operation is for whom.
  public Completion(IndexView code) {
    for (AnnotationInstance operation :
        code.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class)) {
      AnnotationInstance allows = operation.target().asMethod().annotation(Allows.class);
      audiences.put(
          operation.value("operationId").asString(), Audience.valueOf(allows.value().asEnum()));
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(api, path, method, operation)));
  }

  private void complete(OpenAPI api, String path, HttpMethod method, Operation operation) {
    Audience audience = audiences.get(operation.getOperationId());
    if (audience == null) {
      throw new IllegalStateException(path + ": an operation without operationId or audience");
    }
    operation.addExtension("x-role", audience.key());
    operation.setDescription(operation.getDescription() + "\n\n" + sentence(audience));
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : List.copyOf(operation.getParameters());
    for (Parameter parameter : parameters) {
      if ("ws".equals(parameter.getName())) {
        parameter.setDescription("The workspace's id.");
      }
    }
    if (method == HttpMethod.GET) {
      for (String name : OF_WHAT) {
        if (parameters.stream().noneMatch(own -> name.equals(own.getName()))) {
          operation.addParameter(shared(name));
        }
      }
    }
    if (isPage(api, operation.getResponses().getAPIResponse("200"))) {
      operation.addParameter(shared("limit"));
      operation.addParameter(shared("cursor"));
    }
    for (ProblemType problem : problems(path, operation, audience)) {
      String status = Integer.toString(problem.status());
      APIResponse described = operation.getResponses().getAPIResponse(status);
      if (described == null || described.getContent() == null) {
        operation.getResponses().addAPIResponse(status, response(problem));
      }
    }
  }

  /// Whether an answer names the cursor of another.
  private static boolean isPage(OpenAPI api, @Nullable APIResponse response) {
    MediaType json =
        response == null ? null : response.getContent().getMediaType("application/json");
    if (json == null || json.getSchema().getRef() == null) {
      return false;
    }
    String name = json.getSchema().getRef().substring(SCHEMAS.length());
    Schema schema = api.getComponents().getSchemas().get(name);
    return schema != null
        && schema.getProperties() != null
        && schema.getProperties().containsKey("next_cursor");
  }

  private static Parameter shared(String name) {
    return OASFactory.createParameter().ref("#/components/parameters/" + name);
  }

  private static String sentence(Audience audience) {
    return switch (audience) {
      case OPERATOR -> "Only for the operator's key.";
      case PRODUCER -> "Only for redirect nodes, with the ingest key (producer).";
      case VIEWER, EDITOR, ADMIN, OWNER ->
          "Needs a key with the role `" + audience.key() + "`, or a higher one.";
    };
  }

  private static List<ProblemType> problems(String path, Operation operation, Audience audience) {
    var problems = new ArrayList<ProblemType>();
    problems.add(ProblemType.INVALID);
    problems.add(ProblemType.UNAUTHENTICATED);
    if (audience != Audience.VIEWER && audience != Audience.PRODUCER) {
      problems.add(ProblemType.FORBIDDEN);
    }
    if (path.contains("{")) {
      problems.add(ProblemType.NOT_FOUND);
    }
    problems.add(ProblemType.NOT_ACCEPTABLE);
    if (operation.getRequestBody() != null) {
      problems.add(audience == Audience.PRODUCER ? ProblemType.GAP : ProblemType.CONFLICT);
      problems.add(ProblemType.TOO_LARGE);
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    problems.add(ProblemType.INTERNAL);
    problems.add(ProblemType.UNAVAILABLE);
    return problems;
  }

  private static APIResponse response(ProblemType problem) {
    return OASFactory.createAPIResponse()
        .description(problem.title() + ".")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(SCHEMAS + "Problem"))));
  }
}
