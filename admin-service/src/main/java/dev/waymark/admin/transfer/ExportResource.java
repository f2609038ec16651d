package dev.waymark.admin.transfer;

import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.stream.Streams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/export/links`.
@Path("/api/workspaces/{ws}/export/links")
@Tag(name = "Import and export", description = "Bringing links in, and taking all out.")
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
  @Operation(
      operationId = "exportLinks",
      summary = "Export the links as a CSV file",
      description =
          "One row for each link. A cell that a spreadsheet would take for a formula has an"
              + " apostrophe before it, which the import takes away again. One export of a workspace"
              + " at a time. It is sent while it is read: an answer that breaks off is none.")
  @APIResponse(
      responseCode = "200",
      description = "The file.",
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public StreamingOutput export(@PathParam("ws") String ws) {
    workspaces.get(ws);
    return streams.of(ws, out -> csv.write(ws, out));
  }
}
