package dev.waymark.analytics.openapi;

import dev.waymark.analytics.query.Fact;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Runs after the completion of all, which knows the operations' own parameters, and completes the
/// description of what is read with the parameters that all of it has, and that of a problem with
/// the member of its own that a gap has.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public final class Reading implements OASFilter {
  /// Whatever is read is read of one link or all, over a span of time.
  private static final List<String> OF_WHAT = List.of("link", "from", "to", "days", "time_zone");

  /// What is read of this very moment has no span.
  private static final List<String> OF_NOW = List.of("link");

  private static final String LIVE = "getLive";

  /// Reports of leads are not visits, and are not filtered by what is known of those.
  private static final String LEADS = "/leads";

  /// Lines are of clicks as they are added up, which nothing else is known of.
  private static final String LINES = "/lines";

  private static final String TABLE = "text/csv";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (item.getGET() != null && path.contains("{ws}")) {
                complete(item.getGET());
                if (!path.contains(LEADS) && !path.endsWith(LINES)) {
                  Stream.of(Fact.values()).forEach(fact -> add(item.getGET(), fact.key()));
                }
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
    (LIVE.equals(operation.getOperationId()) ? OF_NOW : OF_WHAT)
        .forEach(name -> add(operation, name));
    MediaType table =
        operation.getResponses().getAPIResponse("200").getContent().getMediaType(TABLE);
    if (table != null) {
      table.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
  }

  private static void add(Operation operation, String name) {
    List<Parameter> own = operation.getParameters();
    if (own == null || own.stream().noneMatch(each -> name.equals(each.getName()))) {
      operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + name));
    }
  }
}
