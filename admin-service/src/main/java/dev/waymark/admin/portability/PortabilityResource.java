package dev.waymark.admin.portability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.Large;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/export` and `/import`.
@Path("/api/workspaces/{ws}")
@Tag(name = "Import and export", description = "Bringing links in, and taking all out.")
@Produces(MediaType.APPLICATION_JSON)
final class PortabilityResource {
  private final Portability portability;

  PortabilityResource(Portability portability) {
    this.portability = portability;
  }

  @GET
  @Path("/export")
  @Needs(Role.EDITOR)
  @Expensive
  @Operation(
      operationId = "exportWorkspace",
      summary = "Export all of a workspace",
      description =
          "Schedules, channels, pools, defaults, domains and links, as the import takes them. Keys,"
              + " passwords and clicks are not in it.")
  @APIResponse(
      responseCode = "200",
      description = "The document.",
      content = @Content(schema = @Schema(implementation = WorkspaceDocumentView.class)))
  public ObjectNode export(@PathParam("ws") String ws) {
    return portability.export(ws);
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
              + " 8 MiB. Domains come unverified, and links need theirs verified; a link that had a"
              + " password is created switched off, for passwords are not exported.")
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
