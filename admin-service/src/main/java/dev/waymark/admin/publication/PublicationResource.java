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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/publication`.
@Path("/api/publication")
@Tag(name = "Publication", description = "What redirect nodes serve by.")
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
  @Operation(
      operationId = "approvePublication",
      summary = "Let nodes drop what the publication lacks",
      description =
          "A node that finds links absent which nobody deleted, as after a restore from an older"
              + " backup, goes on answering for them and raises an alarm. Call this when the absence"
              + " is meant. It counts for what is published now, not for what is lost later.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApprovalBody.class),
              examples = @ExampleObject(name = "Yes", value = "{}")))
  public ApprovalView approve(JsonBody body) {
    var faults = new Faults();
    new Members(body.object(), "", faults).end();
    ProblemException.throwIfAny(faults);
    return new ApprovalView(approvals.approve());
  }
}
