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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/// `/api/workspaces/{ws}/export` and `/import`.
@Path("/api/workspaces/{ws}")
@Produces(MediaType.APPLICATION_JSON)
final class PortabilityResource {
  private static final String IN_PARTS = "in_parts";
  private static final String CURSOR = "cursor";
  private static final String DRY_RUN = "dry_run";
  private static final List<String> FLAGS = List.of("true", "false");
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
  @Operation(operationId = "exportWorkspace")
  @APIResponseSchema(WorkspaceDocumentView.class)
  public StreamingOutput export(@PathParam("ws") String ws, @Context UriInfo uri) {
    var parameters = QueryParameters.of(uri, PARAMETERS);
    boolean inParts = parameters.oneOf(IN_PARTS, FLAGS, "false").equals("true");
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
  @Operation(operationId = "importWorkspace")
  public RestoredView restore(
      @PathParam("ws") String ws, @Large JsonBody body, @Context UriInfo uri) {
    String dryRun = QueryParameters.of(uri, Set.of(DRY_RUN)).oneOf(DRY_RUN, FLAGS, "false");
    return portability.restore(ws, body.object(), dryRun.equals("true"));
  }
}
