package dev.waymark.admin.session;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.person.Persons;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/// `/api/person`, whoever asks, and what sets a password that was forgotten.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
final class PersonResource {
  private final Persons persons;
  private final NewPasswords newPasswords;
  private final PasswordMails passwordMails;
  private final SignedIn signedIn;
  private final Browsers browsers;
  private final CurrentCaller caller;

  PersonResource(
      Persons persons,
      NewPasswords newPasswords,
      PasswordMails passwordMails,
      SignedIn signedIn,
      Browsers browsers,
      CurrentCaller caller) {
    this.persons = persons;
    this.newPasswords = newPasswords;
    this.passwordMails = passwordMails;
    this.signedIn = signedIn;
    this.browsers = browsers;
    this.caller = caller;
  }

  @PATCH
  @Path("/person")
  @ForPeople
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changePerson")
  public PersonView change(JsonBody body) {
    return PersonView.of(persons.change(caller.signedIn(), body.object()));
  }

  @PUT
  @Path("/person/password")
  @ForPeople
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "changePassword")
  public RestResponse<SessionView> changePassword(
      JsonBody body, @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    NewSession session = newPasswords.change(caller.signedIn(), body.object(), browser);
    return signedIn.answer(RestResponse.Status.OK, session, browser);
  }

  @POST
  @Path("/password-codes")
  @OperatorOnly
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createPasswordCode")
  public CodeView code(JsonBody body, @Context HttpServerRequest request) {
    return CodeView.of(
        newPasswords.code(body.object()), browsers.address(request) + "/reset-password");
  }

  @POST
  @Path("/password-mails")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "sendPasswordMail")
  public Done mail(JsonBody body, @Context HttpServerRequest request) {
    passwordMails.send(body.object(), browsers.of(request));
    return Done.OK;
  }

  @POST
  @Path("/password")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "resetPassword")
  public RestResponse<SessionView> reset(JsonBody body, @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    NewSession session = newPasswords.reset(body.object(), browser);
    return signedIn.answer(RestResponse.Status.OK, session, browser);
  }
}
