package dev.waymark.admin.bulk;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/links/bulk`.
@Path("/api/workspaces/{ws}/links/bulk")
@Tag(name = "Links", description = "Short links and the rules that decide where they lead.")
@Produces(MediaType.APPLICATION_JSON)
final class BulkResource {
  private final BulkLinks links;
  private final Idempotency idempotency;

  BulkResource(BulkLinks links, Idempotency idempotency) {
    this.links = links;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Expensive
  @Operation(
      operationId = "createLinks",
      summary = "Create many links",
      description = "All of them, or none: the answer then names the faults of all.")
  @APIResponse(
      responseCode = "201",
      description = "The new links.",
      content = @Content(schema = @Schema(implementation = CreatedLinks.class)))
  @APIResponse(responseCode = "402", description = "One of them goes beyond the plan.")
  @APIResponse(responseCode = "409", description = "A slug is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = BulkCreation.class),
              examples =
                  @ExampleObject(
                      name = "Two links",
                      value =
                          """
                          {
                            "links": [
                              {"target": "https://example.com/summer-sale"},
                              {"target": "https://example.com/winter-sale", "tags": ["winter"]}
                            ]
                          }\
                          """)))
  public CreatedLinks create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    return idempotency
        .once(
            idempotencyKey,
            uri,
            body,
            CreatedLinks.class,
            () -> new Versioned<>(new CreatedLinks(links.create(ws, body.object())), 0))
        .body();
  }

  @DELETE
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(
      operationId = "deleteLinks",
      summary = "Delete many links",
      description =
          "All of them, or none: one id that is not a link of this workspace, and the answer is a"
              + " 404.")
  @APIResponse(responseCode = "200", description = "They are gone.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = BulkDeletion.class),
              examples =
                  @ExampleObject(
                      name = "One link",
                      value =
                          """
                          {"ids": ["lnk_3v9k2m4c6b8x0z1q5w7r"]}\
                          """)))
  public Done delete(@PathParam("ws") String ws, JsonBody body) {
    links.delete(ws, body.object());
    return Done.OK;
  }
}
