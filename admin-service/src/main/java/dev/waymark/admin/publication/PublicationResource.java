package dev.waymark.admin.publication;

import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/publication`.
@Path("/api/publication")
@Produces(MediaType.APPLICATION_JSON)
final class PublicationResource {
  private final Approvals approvals;

  PublicationResource(Approvals approvals) {
    this.approvals = approvals;
  }

  @POST
  @Path("/approve")
  @OperatorOnly
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "approvePublication")
  public ApprovalView approve(JsonBody body) {
    var faults = new Faults();
    new Members(body.object(), "", faults).end();
    ProblemException.throwIfAny(faults);
    return new ApprovalView(approvals.approve());
  }
}
