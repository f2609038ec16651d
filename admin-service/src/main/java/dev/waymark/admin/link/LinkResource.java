package dev.waymark.admin.link;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.input.QueryParameters;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/links`.
@Path("/api/workspaces/{ws}/links")
@Produces(MediaType.APPLICATION_JSON)
final class LinkResource {
  private final Links links;
  private final Idempotency idempotency;

  private static final String ACCEPT = "accept_failing_tests";

  LinkResource(Links links, Idempotency idempotency) {
    this.links = links;
    this.idempotency = idempotency;
  }

  /// Whether a request accepts that tests of its link fail.
  static boolean acceptsFailingTests(UriInfo uri) {
    return QueryParameters.of(uri, Set.of(ACCEPT))
        .oneOf(ACCEPT, List.of("true", "false"), "false")
        .equals("true");
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createLink")
  @RequestBodySchema(LinkBody.class)
  public RestResponse<LinkView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    boolean accepts = acceptsFailingTests(uri);
    Versioned<LinkView> created =
        idempotency.once(
            idempotencyKey,
            uri,
            body,
            LinkView.class,
            () -> links.create(ws, body.object(), accepts));
    return created.created(URI.create("/api/workspaces/" + ws + "/links/" + created.body().id()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listLinks")
  public LinkList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    return links.page(ws, LinkFilter.request(uri.getQueryParameters()));
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getLink")
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
  @Operation(operationId = "changeLink")
  @RequestBodySchema(LinkBody.class)
  public RestResponse<LinkView> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body,
      @Context UriInfo uri) {
    boolean accepts = acceptsFailingTests(uri);
    return links.change(ws, id, Precondition.of(ifMatch), body.object(), accepts).ok();
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "deleteLink")
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
  @Operation(operationId = "getRules")
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
  @Operation(operationId = "replaceRules")
  public RestResponse<List<RuleView>> replaceRules(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body,
      @Context UriInfo uri) {
    boolean accepts = acceptsFailingTests(uri);
    return links.replaceRules(ws, id, Precondition.of(ifMatch), body.tree(), accepts).ok();
  }
}
