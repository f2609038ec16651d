package dev.waymark.analytics.lead;

import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Scope;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `POST /api/leads`.
@Path("/api/leads")
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
  @Needs(value = Role.EDITOR, orScope = Scope.LEADS_WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(operationId = "reportLead")
  public LeadView report(
      InputStream body, @HeaderParam("Idempotency-Key") @Nullable String requestKey)
      throws IOException {
    byte[] bytes = bodies.receive(body, MAX_BYTES, "A lead may have at most 16 KiB.");
    if (requestKey != null && (requestKey.isBlank() || requestKey.length() > MAX_KEY)) {
      throw ProblemException.ofParameter(
          "Idempotency-Key", "This is a text of 1 to " + MAX_KEY + " characters.");
    }
    return LeadView.of(leads.take(caller.get().home(), LeadDraft.read(bytes), requestKey));
  }
}
