package dev.waymark.admin.audit;

import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.page.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/audit-log`.
@Path("/api/workspaces/{ws}/audit-log")
@Tag(name = "Audit log", description = "Who changed what, and what it was before.")
@Produces(MediaType.APPLICATION_JSON)
final class AuditResource {
  private final AuditLog log;

  AuditResource(AuditLog log) {
    this.log = log;
  }

  @GET
  @Needs(Role.ADMIN)
  @Operation(
      operationId = "listAuditLog",
      summary = "Read the audit log",
      description =
          "The newest first. Entries are never changed or removed. Passwords and keys are not in"
              + " it.")
  @Parameter(
      name = "action",
      in = ParameterIn.QUERY,
      description = "Entries of this action, such as link.update.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "user_id",
      in = ParameterIn.QUERY,
      description = "Entries of this key's holder, by the key's id; or operator, or system.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "Entries from this time on: a date, or a time with its offset.",
      schema = @Schema(type = SchemaType.STRING, examples = "2026-01-02T03:04:05Z"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "Entries before this time, or up to the end of this date (UTC).",
      schema = @Schema(type = SchemaType.STRING, examples = "2026-01-31"))
  public AuditList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<AuditView> page = log.page(ws, AuditFilter.request(uri));
    return new AuditList(page.entries(), page.next());
  }
}
