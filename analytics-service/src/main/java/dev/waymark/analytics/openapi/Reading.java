package dev.waymark.analytics.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Runs after the completion of all, which knows the operations' own parameters, and completes the
/// description of what is read with the parameters that all of it has, and that of a problem with
/// the member of its own that a gap has.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public final class Reading implements OASFilter {
  /// Whatever is read is read of one link or all, over a span of time.
  private static final List<String> OF_WHAT = List.of("link", "from", "to", "days", "time_zone");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (item.getGET() != null && path.contains("{ws}")) {
                complete(item.getGET());
              }
            });
    Schema problem = api.getComponents().getSchemas().get("Problem");
    if (problem == null) {
      throw new IllegalStateException("Every description has the form of its problems");
    }
    problem.addProperty(
        "expected_sequence",
        OASFactory.createSchema()
            .addType(Schema.SchemaType.INTEGER)
            .format("int64")
            .description("Of a gap in a stream of clicks: the number to go on with."));
  }

  private static void complete(Operation operation) {
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : List.copyOf(operation.getParameters());
    for (String name : OF_WHAT) {
      if (parameters.stream().noneMatch(own -> name.equals(own.getName()))) {
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + name));
      }
    }
  }
}
