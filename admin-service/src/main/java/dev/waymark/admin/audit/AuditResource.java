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

/// `/api/workspaces/{ws}/audit-log`.
@Path("/api/workspaces/{ws}/audit-log")
@Produces(MediaType.APPLICATION_JSON)
final class AuditResource {
  private final AuditLog log;

  AuditResource(AuditLog log) {
    this.log = log;
  }

  @GET
  @Needs(Role.ADMIN)
  @Operation(operationId = "listAuditLog")
  public AuditList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<AuditView> page = log.page(ws, AuditFilter.request(uri));
    return new AuditList(page.entries(), page.next());
  }
}
