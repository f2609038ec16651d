package dev.waymark.admin.transfer;

import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.stream.Streams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/export/links`.
@Path("/api/workspaces/{ws}/export/links")
final class ExportResource {
  private static final String CSV = "text/csv;charset=utf-8";

  private final CsvExport csv;
  private final Workspaces workspaces;
  private final Streams streams;

  ExportResource(CsvExport csv, Workspaces workspaces, Streams streams) {
    this.csv = csv;
    this.workspaces = workspaces;
    this.streams = streams;
  }

  @GET
  @Needs(Role.EDITOR)
  @Produces(CSV)
  @Expensive
  @Operation(operationId = "exportLinks")
  public StreamingOutput export(@PathParam("ws") String ws, @Context UriInfo uri) {
    LinkFilter filter = LinkFilter.of(uri);
    workspaces.get(ws);
    return streams.of(ws, out -> csv.write(ws, filter, out));
  }
}
