package dev.waymark.admin.link;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.page.Page;
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
import java.util.List;
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

/// `/api/workspaces/{ws}/links`.
@Path("/api/workspaces/{ws}/links")
@Tag(name = "Links", description = "Short links and the rules that decide where they lead.")
@Produces(MediaType.APPLICATION_JSON)
final class LinkResource {
  private final Links links;
  private final Idempotency idempotency;

  LinkResource(Links links, Idempotency idempotency) {
    this.links = links;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createLink",
      summary = "Create a link",
      description = "Only the target is required. Visitors can use the link in less than a second.")
  @APIResponse(
      responseCode = "201",
      description = "The new link.",
      content = @Content(schema = @Schema(implementation = LinkView.class)))
  @APIResponse(responseCode = "402", description = "The rules go beyond the plan.")
  @APIResponse(responseCode = "409", description = "The slug is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LinkBody.class),
              examples = {
                @ExampleObject(
                    name = "The least",
                    value =
                        """
                        {"target": "https://example.com/summer-sale"}\
                        """),
                @ExampleObject(
                    name = "With rules",
                    value =
                        """
                        {
                          "target": "https://example.com/summer-sale",
                          "title": "Summer sale",
                          "tags": ["summer", "print"],
                          "utm_params": {"campaign": "summer"},
                          "rules": [
                            {
                              "name": "Germany",
                              "conditions": [
                                {"field": "country", "operator": "eq", "value": "DE"}
                              ],
                              "action": {"type": "redirect", "url": "https://example.de/seite"}
                            }
                          ]
                        }\
                        """)
              }))
  public RestResponse<LinkView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<LinkView> created =
        idempotency.once(
            idempotencyKey, uri, body, LinkView.class, () -> links.create(ws, body.object()));
    return created.created(URI.create("/api/workspaces/" + ws + "/links/" + created.body().id()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "listLinks",
      summary = "List or find links",
      description =
          "By page, the newest first unless another order is asked for. With domain and slug it"
              + " finds the one link that has them.")
  @Parameter(
      name = "slug",
      in = ParameterIn.QUERY,
      description = "The link with this slug, regardless of case.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "domain",
      in = ParameterIn.QUERY,
      description = "Links on this domain.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      description = "Links with this tag.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "active",
      in = ParameterIn.QUERY,
      description = "Links that are switched on, or off.",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "Links with this text in slug, title or target, regardless of case.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "The order; a minus turns it round.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              defaultValue = "-created_at",
              enumeration = {
                "-created_at",
                "created_at",
                "-updated_at",
                "updated_at",
                "slug",
                "-slug"
              }))
  public LinkList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<LinkView> page = links.page(ws, LinkFilter.request(uri));
    return new LinkList(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getLink", summary = "Read a link", description = "As it stands.")
  @APIResponse(responseCode = "200", description = "The link.")
  public RestResponse<LinkView> get(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return links.get(ws, id).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(
      operationId = "changeLink",
      summary = "Change a link",
      description =
          "A JSON merge patch (RFC 7396): what is left out stays, null clears, a list is replaced as"
              + " a whole.")
  @APIResponse(responseCode = "200", description = "The link after the change.")
  @APIResponse(responseCode = "402", description = "The rules go beyond the plan.")
  @APIResponse(responseCode = "409", description = "The slug is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LinkBody.class),
              examples =
                  @ExampleObject(
                      name = "Switch off, clear the note",
                      value =
                          """
                          {"active": false, "note": null, "utm_params": {"medium": "poster"}}\
                          """)))
  public RestResponse<LinkView> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return links.change(ws, id, Precondition.of(ifMatch), body.object()).ok();
  }

  @POST
  @Path("/{id}/check")
  @Needs(Role.VIEWER)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Expensive
  @Operation(
      operationId = "checkLink",
      summary = "Check a change before saving it",
      description =
          "What saving it would warn of: rules that nobody gets to, channels that are passive now,"
              + " destinations that others hide. The body is as for the change, an empty object for"
              + " the link as it is; what a change would be refused for, this is. Nothing is saved.")
  @APIResponse(responseCode = "200", description = "The warnings, those about rules first.")
  @APIResponse(responseCode = "402", description = "The rules go beyond the plan.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LinkBody.class),
              examples = {
                @ExampleObject(
                    name = "A rule that nobody gets to",
                    value =
                        """
                        {
                          "rules": [
                            {
                              "name": "Europe",
                              "conditions": [
                                {"field": "continent", "operator": "eq", "value": "EU"}
                              ],
                              "action": {"type": "redirect", "url": "https://example.com/eu"}
                            },
                            {
                              "name": "Germany",
                              "conditions": [
                                {"field": "country", "operator": "eq", "value": "DE"}
                              ],
                              "action": {"type": "channel", "channel": "es-sales"}
                            }
                          ]
                        }\
                        """),
                @ExampleObject(name = "The link as it is", value = "{}")
              }))
  public WarningList check(@PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    return links.check(ws, id, body.object());
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Operation(
      operationId = "deleteLink",
      summary = "Delete a link",
      description = "Visitors get a 404 from then on.")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    links.delete(ws, id, Precondition.of(ifMatch));
    return Done.OK;
  }

  @GET
  @Path("/{id}/rules")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "getRules",
      summary = "Read the rules of a link",
      description =
          "In the order they are tried, each in plain English too and, where the plan pauses it, with"
              + " the reason. The answer can be sent back as it is. The ETag is the link's.")
  @APIResponse(responseCode = "200", description = "The rules.")
  public RestResponse<List<RuleView>> rules(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return links.rules(ws, id).okUnlessKnown(ifNoneMatch);
  }

  @PUT
  @Path("/{id}/rules")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceRules",
      summary = "Replace the rules of a link",
      description =
          "The whole list, in the order in which the rules are tried. More than the plan allows is a"
              + " 402 that names what is over and which plan would do. The answer warns of rules that"
              + " do nothing; check tells more, and without saving.")
  @APIResponse(responseCode = "200", description = "The rules after the change.")
  @APIResponse(responseCode = "402", description = "The rules go beyond the plan.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = RuleView.class),
              examples =
                  @ExampleObject(
                      name = "Germany, then phones at daytime",
                      value =
                          """
                          [
                            {
                              "name": "Germany",
                              "conditions": [
                                {"field": "country", "operator": "eq", "value": "DE"}
                              ],
                              "action": {"type": "redirect", "url": "https://example.de/seite"}
                            },
                            {
                              "name": "US mobile daytime",
                              "conditions": [
                                {"field": "country", "operator": "eq", "value": "US"},
                                {"field": "device", "operator": "eq", "value": "mobile"},
                                {"field": "time", "operator": "between", "value": ["14", "22"]}
                              ],
                              "action": {
                                "type": "redirect",
                                "url": "https://example.com/us-mobile-promo"
                              }
                            }
                          ]\
                          """)))
  public RestResponse<List<RuleView>> replaceRules(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return links.replaceRules(ws, id, Precondition.of(ifMatch), body.tree()).ok();
  }
}
