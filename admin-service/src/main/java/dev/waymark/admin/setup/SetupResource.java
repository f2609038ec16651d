package dev.waymark.admin.setup;

import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.Browsers;
import dev.waymark.admin.session.CodeView;
import dev.waymark.admin.session.NewSession;
import dev.waymark.admin.session.SessionView;
import dev.waymark.admin.session.SignedIn;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.input.JsonBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/// `/api/setup`.
@Path("/api/setup")
@Produces(MediaType.APPLICATION_JSON)
final class SetupResource {
  private final Setup setup;
  private final SignedIn signedIn;
  private final Browsers browsers;

  SetupResource(Setup setup, SignedIn signedIn, Browsers browsers) {
    this.setup = setup;
    this.signedIn = signedIn;
    this.browsers = browsers;
  }

  @POST
  @ForEverybody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "setUp")
  public RestResponse<SessionView> found(JsonBody body, @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    NewSession session = setup.found(body.object(), browser);
    return signedIn.answer(RestResponse.Status.CREATED, session, browser);
  }

  @POST
  @Path("/codes")
  @OperatorOnly
  @Operation(operationId = "createSetupCode")
  public CodeView code(@Context HttpServerRequest request) {
    return CodeView.of(setup.code(), browsers.address(request) + "/setup");
  }
}
