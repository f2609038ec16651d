package dev.waymark.admin.member;

import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.Browsers;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.input.JsonBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/// `/api/invites`, for whoever has the token of one, which is never in an address.
@Path("/api/invites")
@Produces(MediaType.APPLICATION_JSON)
final class AcceptResource {
  private final Invites invites;
  private final Browsers browsers;

  AcceptResource(Invites invites, Browsers browsers) {
    this.invites = invites;
    this.browsers = browsers;
  }

  @POST
  @Path("/look")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "lookAtInvite")
  public SeenInviteView look(JsonBody body) {
    return SeenInviteView.of(invites.look(body.object()));
  }

  @POST
  @Path("/accept")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "acceptInvite")
  public RestResponse<JoinedView> accept(JsonBody body, @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    Invites.Accepted accepted = invites.accept(body.object(), browsers.person(request), browser);
    var answer = RestResponse.ResponseBuilder.ok(new JoinedView(accepted.workspace()));
    return accepted.session() == null
        ? answer.build()
        : answer.header(HttpHeaders.SET_COOKIE, browser.keeping(accepted.session())).build();
  }
}
