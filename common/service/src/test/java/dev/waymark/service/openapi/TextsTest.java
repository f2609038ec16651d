package dev.waymark.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final String PATH = "/api/things/{id}";

  @Path(PATH)
  private static final class Things {}

  @Path(PATH)
  private static final class OtherPath {}

  @Path(PATH)
  private static final class OtherProperty {}

  @Path(PATH)
  private static final class Silent {}

  /// What the framework makes of a method that takes a merge patch of a thing and answers it.
  private static OpenAPI scanned() {
    var thing = OASFactory.createSchema().ref("#/components/schemas/Thing");
    var body =
        OASFactory.createContent()
            .addMediaType("application/json", OASFactory.createMediaType().schema(thing))
            .addMediaType(
                "application/merge-patch+json", OASFactory.createMediaType().schema(thing));
    var operation =
        OASFactory.createOperation()
            .operationId("changeThing")
            .addParameter(OASFactory.createParameter().name("id"))
            .requestBody(OASFactory.createRequestBody().content(body))
            .responses(
                OASFactory.createAPIResponses()
                    .addAPIResponse(
                        "200", OASFactory.createAPIResponse().description("OK").content(body)));
    return OASFactory.createOpenAPI()
        .paths(
            OASFactory.createPaths()
                .addPathItem(PATH, OASFactory.createPathItem().PATCH(operation)))
        .components(
            OASFactory.createComponents()
                .addSchema(
                    "Thing",
                    OASFactory.createSchema()
                        .addRequired("name")
                        .properties(
                            Map.of(
                                "name",
                                OASFactory.createSchema().addType(Schema.SchemaType.STRING)))));
  }

  private static OpenAPI completed(Class<?> resource) throws IOException {
    OpenAPI api = scanned();
    Texts.complete(api, Index.of(resource));
    return api;
  }

  @Test
  void complete_aFileBesideTheResource_saysWhatTheCodeDoesNot() throws IOException {
    OpenAPI api = completed(Things.class);

    Operation operation = api.getPaths().getPathItem(PATH).getPATCH();
    assertThat(operation.getOperationId()).isEqualTo("changeThing");
    assertThat(operation.getSummary()).isEqualTo("Change a thing");
    assertThat(operation.getTags()).containsExactly("Things");
    assertThat(operation.getParameters())
        .extracting(parameter -> parameter.getName() + ": " + parameter.getDescription())
        .containsExactlyInAnyOrder("id: Which one.", "loudly: Whether to shout.");
    assertThat(operation.getRequestBody().getContent().getMediaTypes().values())
        .hasSize(2)
        .allSatisfy(
            body -> {
              assertThat(body.getSchema().getRef()).endsWith("/Thing");
              assertThat(body.getExamples()).containsOnlyKeys("Another name");
            });
    assertThat(operation.getResponses().getAPIResponses()).containsOnlyKeys("201", "409");
    assertThat(operation.getResponses().getAPIResponse("201").getDescription())
        .isEqualTo("The thing.");
    assertThat(operation.getResponses().getAPIResponse("201").getContent().getMediaTypes())
        .isNotEmpty();
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    Schema thing = Objects.requireNonNull(schemas.get("Thing"));
    assertThat(thing.getRequired()).containsExactly("name");
    Schema name = Objects.requireNonNull(thing.getProperties().get("name"));
    assertThat(name.getType()).containsExactly(Schema.SchemaType.STRING);
    assertThat(name.getDescription()).isEqualTo("For people.");
    assertThat(schemas).containsKey("Order");
    assertThat(api.getTags()).singleElement().extracting("description").isEqualTo("All of them.");
  }

  @Test
  void complete_aFileThatSpeaksOfWhatIsNotThere_failsTheBuild() {
    assertThatThrownBy(() -> completed(OtherPath.class))
        .hasMessageContaining("OtherPath.yaml: there is no PATCH /api/thing/{id}");
    assertThatThrownBy(() -> completed(OtherProperty.class))
        .hasMessageContaining("OtherProperty.yaml: Thing has no property nmae");
  }

  @Test
  void complete_noFile_leavesTheDescriptionAlone() throws IOException {
    assertThat(completed(Silent.class)).isEqualTo(scanned());
  }
}
