package dev.waymark.admin.hub;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.link.LinkBody;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/hubs`.
@Path("/api/workspaces/{ws}/hubs")
@Tag(
    name = "Hubs",
    description =
        "Links with a page on which visitors choose where to go. They are among the links too, and"
            + " all that can be done with those can be done with them: rules, simulation, QR codes.")
@Produces(MediaType.APPLICATION_JSON)
final class HubResource {
  private final Hubs hubs;
  private final Idempotency idempotency;

  HubResource(Hubs hubs, Idempotency idempotency) {
    this.hubs = hubs;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createHub",
      summary = "Create a hub",
      description =
          "A link with a page. Each entry leads to a channel, to another link or to a URL; one with"
              + " conditions is for those visitors only for whom all of them hold, and one whose"
              + " channel is passive is left out. A target is where those go for whom nothing is left"
              + " on the page.")
  @APIResponse(
      responseCode = "201",
      description = "The new hub.",
      content = @Content(schema = @Schema(implementation = LinkView.class)))
  @APIResponse(responseCode = "402", description = "The rules go beyond the plan.")
  @APIResponse(responseCode = "409", description = "The slug is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LinkBody.class),
              examples =
                  @ExampleObject(
                      name = "A chat in office hours, and a shop",
                      value =
                          """
                          {
                            "hub": {
                              "title": "Anna's shop",
                              "text": "Ask us, or look around.",
                              "entries": [
                                {
                                  "key": "chat",
                                  "label": "Chat with us",
                                  "conditions": [
                                    {"field": "hours", "operator": "eq", "value": "sales-desk=open"}
                                  ],
                                  "channel": "es-sales"
                                },
                                {"key": "shop", "label": "Shop", "url": "https://example.com/shop"}
                              ]
                            }
                          }\
                          """)))
  public RestResponse<LinkView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<LinkView> created =
        idempotency.once(
            idempotencyKey, uri, body, LinkView.class, () -> hubs.create(ws, body.object()));
    return created.created(URI.create("/api/workspaces/" + ws + "/hubs/" + created.body().id()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "listHubs",
      summary = "List the hubs",
      description = "By page, the newest first.")
  public HubList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<LinkView> page = hubs.page(ws, PageRequest.of(uri));
    return new HubList(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getHub", summary = "Read a hub", description = "As it stands.")
  @APIResponse(responseCode = "200", description = "The hub.")
  public RestResponse<LinkView> get(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return hubs.get(ws, id).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(
      operationId = "changeHub",
      summary = "Change a hub",
      description =
          "A JSON merge patch (RFC 7396): what is left out stays, null clears, the list of entries is"
              + " replaced as a whole. The page stays; to take it away, change the link.")
  @APIResponse(responseCode = "200", description = "The hub after the change.")
  @APIResponse(responseCode = "402", description = "The rules go beyond the plan.")
  @APIResponse(responseCode = "409", description = "The slug is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LinkBody.class),
              examples =
                  @ExampleObject(
                      name = "Another title, the entries as they are",
                      value =
                          """
                          {"hub": {"title": "Anna's summer shop"}}\
                          """)))
  public RestResponse<LinkView> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return hubs.change(ws, id, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Operation(
      operationId = "deleteHub",
      summary = "Delete a hub",
      description = "With its link: visitors get a 404 from then on.")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    hubs.delete(ws, id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
