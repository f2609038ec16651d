package dev.waymark.analytics.lead;

import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.Bodies;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `POST /api/leads`.
@Path("/api/leads")
@Tag(name = "Leads", description = "What clicks brought, as their destinations report it.")
@Produces(MediaType.APPLICATION_JSON)
final class ReportResource {
  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_KEY = 200;

  private final Leads leads;
  private final CurrentCaller caller;
  private final Bodies bodies;

  ReportResource(Leads leads, CurrentCaller caller, Bodies bodies) {
    this.leads = leads;
    this.caller = caller;
    this.bodies = bodies;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(
      operationId = "reportLead",
      summary = "Report a lead or sale",
      description =
          "It belongs to the click that brought it, and counts where that click does. With an"
              + " `external_id` it is counted once: the same report again gets the same answer,"
              + " another one by that name a 409. Without one, each report is a lead of its own. A"
              + " click of the last seven days may be reported before it has arrived here:"
              + " `attributed` is false then, and the lead counts once it has.")
  @APIResponse(
      responseCode = "201",
      description = "The lead, taken now or before.",
      content = @Content(schema = @Schema(implementation = LeadView.class)))
  @APIResponse(responseCode = "409", description = "It contradicts what is there.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LeadDraftView.class),
              example =
                  """
                  {"click_id": "01kkbk0t800000000000000001", "kind": "sale",
                   "value": 49.9, "currency": "EUR", "external_id": "order-4711"}
                  """))
  public LeadView report(
      InputStream body,
      @Parameter(
              description =
                  "For reports without an `external_id`: a word that makes a repetition within 24"
                      + " hours count once.")
          @HeaderParam("Idempotency-Key")
          @Nullable String requestKey)
      throws IOException {
    byte[] bytes = bodies.receive(body, MAX_BYTES, "A lead may have at most 16 KiB.");
    if (requestKey != null && (requestKey.isBlank() || requestKey.length() > MAX_KEY)) {
      throw ProblemException.ofParameter(
          "Idempotency-Key", "This is a text of 1 to " + MAX_KEY + " characters.");
    }
    return LeadView.of(leads.take(caller.get().home(), LeadDraft.read(bytes), requestKey));
  }
}
