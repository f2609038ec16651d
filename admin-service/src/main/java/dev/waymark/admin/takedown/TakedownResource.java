package dev.waymark.admin.takedown;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/takedowns`.
@Path("/api/takedowns")
@Tag(
    name = "Takedowns",
    description = "Links, workspaces and hosts that the operator lets nobody be sent to.")
@Produces(MediaType.APPLICATION_JSON)
final class TakedownResource {
  private final TakedownRegister register;
  private final Idempotency idempotency;

  TakedownResource(TakedownRegister register, Idempotency idempotency) {
    this.register = register;
    this.idempotency = idempotency;
  }

  @POST
  @OperatorOnly
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createTakedown",
      summary = "Take a link, a workspace or a host down",
      description =
          "Visitors get a 410 within a second, whatever the owner does. A host stands for those"
              + " below it. A link that names it anywhere (target, rules, variants, routing rules,"
              + " sequence, hub, deep link, fallback URL) is down as a whole until it does not;"
              + " what links share (channels, pools, the default destination) is down for those who"
              + " would be sent there. Owners read the reason in the link. Nothing is deleted.")
  @APIResponse(
      responseCode = "201",
      description = "The new takedown.",
      content = @Content(schema = @Schema(implementation = TakedownView.class)))
  @APIResponse(responseCode = "409", description = "It is down already.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = TakedownBody.class),
              examples =
                  @ExampleObject(
                      name = "A host",
                      value =
                          """
                          {"what": "host", "subject": "fake-bank.example", "reason": "Phishing"}\
                          """)))
  public RestResponse<TakedownView> create(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<TakedownView> created =
        idempotency.once(
            idempotencyKey, uri, body, TakedownView.class, () -> register.create(body.object()));
    return created.created(URI.create("/api/takedowns/" + created.body().id()));
  }

  @GET
  @OperatorOnly
  @Operation(
      operationId = "listTakedowns",
      summary = "List the takedowns",
      description = "The newest first.")
  @Parameter(
      name = "what",
      in = ParameterIn.QUERY,
      description = "Takedowns of this kind.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"link", "workspace", "host"}))
  public TakedownPage list(@Context UriInfo uri) {
    var page = register.page(PageRequest.of(uri, "what"));
    return new TakedownPage(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @OperatorOnly
  @Operation(
      operationId = "getTakedown",
      summary = "Read a takedown",
      description = "As it stands.")
  @APIResponse(responseCode = "200", description = "The takedown.")
  public RestResponse<TakedownView> get(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return register.get(id).okUnlessKnown(ifNoneMatch);
  }

  @DELETE
  @Path("/{id}")
  @OperatorOnly
  @Operation(
      operationId = "deleteTakedown",
      summary = "Lift a takedown",
      description =
          "Visitors get within a second what they would get without it. What stands in the file of"
              + " takedowns is lifted there.")
  @APIResponse(responseCode = "409", description = "It stands in the file of takedowns.")
  public Done delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    register.delete(id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
