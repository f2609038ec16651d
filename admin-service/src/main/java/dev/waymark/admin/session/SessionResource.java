package dev.waymark.admin.session;

import dev.waymark.admin.answer.Done;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.input.JsonBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/// `/api/session`, the one that asks, and `/api/sessions`, all of the same person.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
final class SessionResource {
  private final SignIn signIn;
  private final Sessions sessions;
  private final SignedIn signedIn;
  private final Browsers browsers;
  private final CurrentCaller caller;

  SessionResource(
      SignIn signIn,
      Sessions sessions,
      SignedIn signedIn,
      Browsers browsers,
      CurrentCaller caller) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.signedIn = signedIn;
    this.browsers = browsers;
    this.caller = caller;
  }

  @POST
  @Path("/session")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "signIn")
  public RestResponse<SessionView> signIn(JsonBody body, @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    NewSession session = signIn.signIn(body.object(), browser);
    return signedIn.answer(RestResponse.Status.CREATED, session, browser);
  }

  @GET
  @Path("/session")
  @ForPeople
  @Operation(operationId = "getSession")
  public SessionView get() {
    return signedIn.view(person());
  }

  @DELETE
  @Path("/session")
  @ForPeople
  @Operation(operationId = "signOut")
  public RestResponse<Done> signOut(@Context HttpServerRequest request) {
    sessions.signOut(person());
    return forgetting(request);
  }

  @POST
  @Path("/session/confirm")
  @ForPeople
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "confirmSession")
  public RestResponse<SessionView> confirm(JsonBody body, @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    NewSession session = signIn.confirm(person(), body.object(), browser);
    return signedIn.answer(RestResponse.Status.OK, session, browser);
  }

  @GET
  @Path("/sessions")
  @ForPeople
  @Operation(operationId = "listSessions")
  public SessionList list() {
    return SessionList.of(sessions.list(person()));
  }

  @DELETE
  @Path("/sessions")
  @ForPeople
  @Operation(operationId = "signOutEverywhere")
  public RestResponse<Done> endAll(@Context HttpServerRequest request) {
    sessions.endAll(person().personId());
    return forgetting(request);
  }

  @DELETE
  @Path("/sessions/{id}")
  @ForPeople
  @Operation(operationId = "endSession")
  public Done end(@PathParam("id") String id) {
    sessions.end(person(), id);
    return Done.OK;
  }

  private RestResponse<Done> forgetting(HttpServerRequest request) {
    return RestResponse.ResponseBuilder.ok(Done.OK)
        .header(HttpHeaders.SET_COOKIE, browsers.of(request).forgetting())
        .build();
  }

  private Caller.Person person() {
    return caller.signedIn();
  }
}
