package dev.waymark.admin.channel;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
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
import jakarta.ws.rs.PUT;
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

/// `/api/workspaces/{ws}/channels`.
@Path("/api/workspaces/{ws}/channels")
@Tag(
    name = "Channels",
    description = "WhatsApp, Telegram, phone and the like: where visitors meet people.")
@Produces(MediaType.APPLICATION_JSON)
final class ChannelResource {
  private final Channels channels;
  private final Idempotency idempotency;

  ChannelResource(Channels channels, Idempotency idempotency) {
    this.channels = channels;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createChannel",
      summary = "Create a channel",
      description =
          "Rules, pools, hubs and other channels name it by its key. Numbers, handles and links are"
              + " understood in any form that people paste; the answer shows what was understood,"
              + " and what visitors will get.")
  @APIResponse(
      responseCode = "201",
      description = "The new channel.",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  @APIResponse(responseCode = "402", description = "The workspace has 500 channels already.")
  @APIResponse(responseCode = "409", description = "The key is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ChannelBody.class),
              examples = {
                @ExampleObject(
                    name = "A sales line on WhatsApp",
                    value =
                        """
                        {
                          "key": "fr-sales",
                          "name": "FR Sales",
                          "kind": "whatsapp",
                          "address": "+33 6 12 34 56 78",
                          "message": "Bonjour !"
                        }\
                        """),
                @ExampleObject(
                    name = "A mailbox",
                    value =
                        """
                        {
                          "key": "office",
                          "name": "Office",
                          "kind": "email",
                          "address": "office@example.com",
                          "subject": "A question"
                        }\
                        """)
              }))
  public RestResponse<ChannelView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<ChannelView> created =
        idempotency.once(
            idempotencyKey, uri, body, ChannelView.class, () -> channels.create(ws, body.object()));
    return created.created(
        URI.create("/api/workspaces/" + ws + "/channels/" + created.body().key()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "listChannels",
      summary = "List the channels",
      description = "By page, in the order of their keys.")
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      description = "Channels of this kind.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "Channels that are active, or passive.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"active", "passive"}))
  public ChannelList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<ChannelView> page = channels.page(ws, PageRequest.of(uri, "kind", "status"));
    return new ChannelList(page.entries(), page.next());
  }

  @GET
  @Path("/{key}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getChannel", summary = "Read a channel", description = "As it stands.")
  @APIResponse(responseCode = "200", description = "The channel.")
  public RestResponse<ChannelView> get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return channels.get(ws, key).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(
      operationId = "changeChannel",
      summary = "Change a channel",
      description =
          "A JSON merge patch (RFC 7396): what is left out stays, null clears. The key stays.")
  @APIResponse(responseCode = "200", description = "The channel after the change.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ChannelBody.class),
              examples =
                  @ExampleObject(
                      name = "Another number, no message",
                      value =
                          """
                          {"address": "+34 600 111 222", "message": null}\
                          """)))
  public RestResponse<ChannelView> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return channels.change(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @PUT
  @Path("/{key}/status")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeChannelStatus",
      summary = "Switch a channel on or off",
      description =
          "While a channel is passive, its fallback takes its place; takes effect everywhere in less"
              + " than a second, however many links use it.")
  @APIResponse(responseCode = "200", description = "The channel after the change.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ChannelBody.StatusBody.class),
              examples =
                  @ExampleObject(
                      name = "Closed for the night",
                      value =
                          """
                          {"status": "passive"}\
                          """)))
  public RestResponse<ChannelView> changeStatus(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return channels.changeStatus(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Operation(
      operationId = "deleteChannel",
      summary = "Delete a channel",
      description = "Only one that nothing uses.")
  @APIResponse(responseCode = "409", description = "The channel is used; the answer names by what.")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    channels.delete(ws, key, Precondition.of(ifMatch));
    return Done.OK;
  }
}
