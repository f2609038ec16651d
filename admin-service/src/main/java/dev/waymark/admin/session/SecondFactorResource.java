package dev.waymark.admin.session;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.factor.SecondFactors;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.input.JsonBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// `/api/person/second-factor`.
@Path("/api/person/second-factor")
@Produces(MediaType.APPLICATION_JSON)
final class SecondFactorResource {
  private final SecondFactors factors;
  private final SecondSteps steps;
  private final Browsers browsers;
  private final CurrentCaller caller;

  SecondFactorResource(
      SecondFactors factors, SecondSteps steps, Browsers browsers, CurrentCaller caller) {
    this.factors = factors;
    this.steps = steps;
    this.browsers = browsers;
    this.caller = caller;
  }

  /// @param recoveryCodes how many are left
  @Schema(name = "SecondFactor")
  record StandingView(
      @Schema(required = true) boolean enabled, @Schema(required = true) int recoveryCodes) {}

  /// @param uri for a QR code
  @Schema(name = "SecondFactorSetup")
  record SetupView(@Schema(required = true) String secret, @Schema(required = true) String uri) {
    @Override
    public String toString() {
      return "SetupView[]";
    }
  }

  /// What is shown once.
  @Schema(name = "RecoveryCodes")
  record CodesView(@Schema(required = true) List<String> recoveryCodes) {
    CodesView {
      recoveryCodes = List.copyOf(recoveryCodes);
    }

    @Override
    public String toString() {
      return "CodesView[]";
    }
  }

  @GET
  @ForPeople
  @Operation(operationId = "getSecondFactor")
  public StandingView get() {
    SecondFactors.Standing standing = factors.standing(person().personId());
    return new StandingView(standing.isOn(), standing.recoveryCodes());
  }

  @POST
  @ForPeople
  @Fresh
  @Operation(operationId = "setUpSecondFactor")
  public SetupView draw() {
    SecondFactors.Setup setup = factors.draw(person().personId(), person().email());
    return new SetupView(setup.secret(), setup.uri());
  }

  @PUT
  @ForPeople
  @Fresh
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "turnOnSecondFactor")
  public CodesView turnOn(JsonBody body) {
    return new CodesView(steps.turnOn(person(), body.object()));
  }

  @POST
  @Path("/recovery-codes")
  @ForPeople
  @Fresh
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createRecoveryCodes")
  public CodesView newCodes(JsonBody body) {
    return new CodesView(steps.newCodes(person(), body.object()));
  }

  @POST
  @Path("/removal")
  @ForPeople
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "turnOffSecondFactor")
  public Done turnOff(JsonBody body, @Context HttpServerRequest request) {
    steps.turnOff(person(), body.object(), browsers.of(request));
    return Done.OK;
  }

  private Caller.Person person() {
    return caller.signedIn();
  }
}
