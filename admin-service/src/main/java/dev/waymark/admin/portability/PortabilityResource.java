package dev.waymark.admin.portability;

import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.Large;
import dev.waymark.service.input.QueryParameters;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.stream.Streams;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/export` and `/import`.
@Path("/api/workspaces/{ws}")
@Tag(name = "Import and export", description = "Bringing links in, and taking all out.")
@Produces(MediaType.APPLICATION_JSON)
final class PortabilityResource {
  private static final String IN_PARTS = "in_parts";
  private static final String CURSOR = "cursor";
  private static final Set<String> PARAMETERS = new LinkedHashSet<>(List.of(IN_PARTS, CURSOR));

  private final Portability portability;
  private final Streams streams;

  PortabilityResource(Portability portability, Streams streams) {
    this.portability = portability;
    this.streams = streams;
  }

  @GET
  @Path("/export")
  @Needs(Role.EDITOR)
  @Expensive
  @Operation(
      operationId = "exportWorkspace",
      summary = "Export all of a workspace",
      description =
          "Schedules, channels, pools, defaults, domains and links, as the import takes them, at one"
              + " moment. Keys, passwords and clicks are not in it. One export of a workspace at a"
              + " time. It is sent while it is read: an answer that breaks off is none. A workspace"
              + " of more than 8 MiB is imported in parts: `in_parts=true` ends a document at some"
              + " 4 MiB, and its `next_cursor` goes on with the next; import them in their order.")
  @Parameter(
      name = "in_parts",
      in = ParameterIn.QUERY,
      description = "Whether to end the document before it is larger than the import takes.",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "The next_cursor of the part before.",
      schema = @Schema(type = SchemaType.STRING))
  @APIResponse(
      responseCode = "200",
      description = "The document.",
      content = @Content(schema = @Schema(implementation = WorkspaceDocumentView.class)))
  public StreamingOutput export(@PathParam("ws") String ws, @Context UriInfo uri) {
    var parameters = QueryParameters.of(uri, PARAMETERS);
    boolean inParts = parameters.oneOf(IN_PARTS, List.of("true", "false"), "false").equals("true");
    String after = Portability.after(parameters.get(CURSOR));
    if (after != null && !inParts) {
      throw ProblemException.ofParameter(CURSOR, "A cursor goes on with in_parts=true.");
    }
    portability.check(ws);
    return streams.of(ws, out -> portability.export(ws, after, inParts, out));
  }

  @POST
  @Path("/import")
  @Needs(Role.OWNER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(
      operationId = "importWorkspace",
      summary = "Import what was exported",
      description =
          "What has the same key (a link: the same domain and slug) becomes as the document says,"
              + " what is missing is created, everything else stays. All of it, or nothing. At most"
              + " 8 MiB; larger ones are exported in parts. Domains come unverified, and links need"
              + " theirs verified; a link that had a password and has none here is switched off, for"
              + " passwords are not exported.")
  @APIResponse(responseCode = "200", description = "What came of it.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = WorkspaceDocumentView.class),
              examples =
                  @ExampleObject(
                      name = "A default and a link",
                      value =
                          """
                          {
                            "waymark": 1,
                            "workspace": {"time_zone": "Europe/Madrid"},
                            "links": [{"target": "https://example.com/summer-sale"}]
                          }\
                          """)))
  public RestoredView restore(@PathParam("ws") String ws, @Large JsonBody body) {
    return portability.restore(ws, body.object());
  }
}
