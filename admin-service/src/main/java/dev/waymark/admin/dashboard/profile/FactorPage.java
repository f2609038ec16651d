package dev.waymark.admin.dashboard.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.factor.SecondFactors;
import dev.waymark.admin.qr.QrCode;
import dev.waymark.admin.session.Browsers;
import dev.waymark.admin.session.SecondSteps;
import dev.waymark.qr.QrDrawing;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Page;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/profile/second-factor`.
@Path("/profile/second-factor")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class FactorPage {
  private static final String FIELD = "second_factor";

  /// Of the picture, in pixels.
  private static final int SIZE = 240;

  private final Frames frames;
  private final Sentences sentences;
  private final SecondFactors factors;
  private final SecondSteps steps;
  private final Browsers browsers;
  private final CurrentCaller caller;

  FactorPage(
      Frames frames,
      Sentences sentences,
      SecondFactors factors,
      SecondSteps steps,
      Browsers browsers,
      CurrentCaller caller) {
    this.frames = frames;
    this.sentences = sentences;
    this.factors = factors;
    this.steps = steps;
    this.browsers = browsers;
    this.caller = caller;
  }

  /// What the page shows.
  ///
  /// @param isOn whether codes are asked for
  /// @param codesLeft how many recovery codes
  /// @param picture the address of a QR code, while it is being set up; null else
  /// @param secret the same to be typed; empty else
  record Shown(
      boolean isOn, int codesLeft, @Nullable String picture, String secret, String email) {}

  @CheckedTemplate(basePath = "dashboard/profile")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance factor(Frame frame, Shown shown, FormFaults faults);

    static native TemplateInstance codes(Frame frame, List<String> codes);
  }

  @GET
  @ForPeople
  public RestResponse<String> ask() {
    return frames.page(page(null, FormFaults.none()));
  }

  /// Draws a secret, and shows it.
  @POST
  @ForPeople
  @Fresh
  public RestResponse<String> draw() {
    try {
      return frames.page(
          page(factors.draw(person().personId(), person().email()), FormFaults.none()));
    } catch (ProblemException e) {
      return frames.refused(page(null, FormFaults.of(e)), e);
    }
  }

  /// Answers with the recovery codes, and not with a redirect: they are shown this once.
  @POST
  @Path("/on")
  @ForPeople
  @Fresh
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> turnOn(@RestForm(FIELD) @Nullable String code) {
    try {
      return frames.page(
          Templates.codes(frames.outside(), steps.turnOn(person(), json(FIELD, code))));
    } catch (ProblemException e) {
      return frames.refused(
          page(factors.drawn(person().personId(), person().email()), faults(e, FIELD)), e);
    }
  }

  @POST
  @Path("/codes")
  @ForPeople
  @Fresh
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> newCodes(@RestForm @Nullable String code) {
    try {
      return frames.page(
          Templates.codes(frames.outside(), steps.newCodes(person(), json(FIELD, code))));
    } catch (ProblemException e) {
      return frames.refused(page(null, faults(e, "code")), e);
    }
  }

  @POST
  @Path("/off")
  @ForPeople
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> turnOff(
      @RestForm @Nullable String password,
      @RestForm(FIELD) @Nullable String code,
      @Context HttpServerRequest request) {
    ProfileMessages say = sentences.of(ProfileMessages.class);
    try {
      steps.turnOff(
          person(), json(FIELD, code).put("password", text(password)), browsers.of(request));
      return frames.leadTo("/profile", Toast.of(say.factorOffDone()));
    } catch (ProblemException e) {
      FormFaults faults =
          e.status() == 401
              ? FormFaults.ofWhole(say.factorOffWrong())
              : FormFaults.of(e, "password", FIELD);
      return frames.refused(page(null, faults), e);
    }
  }

  private FormFaults faults(ProblemException e, String field) {
    return e.status() == 401
        ? FormFaults.of(field, sentences.of(ProfileMessages.class).factorWrong())
        : FormFaults.of(e, field);
  }

  private TemplateInstance page(SecondFactors.@Nullable Setup setup, FormFaults faults) {
    SecondFactors.Standing standing = factors.standing(person().personId());
    return Templates.factor(
        frames.outside(),
        new Shown(
            standing.isOn(),
            standing.recoveryCodes(),
            setup == null ? null : picture(setup.uri()),
            setup == null ? "" : setup.secret(),
            person().email()),
        faults);
  }

  private static String picture(String uri) {
    return "data:"
        + QrDrawing.MEDIA_TYPE
        + ";base64,"
        + Base64.getEncoder()
            .encodeToString(QrCode.svg(uri, SIZE).getBytes(StandardCharsets.UTF_8));
  }

  private Caller.Person person() {
    return caller.signedIn();
  }

  private static ObjectNode json(String member, @Nullable String value) {
    return JsonNodeFactory.instance.objectNode().put(member, text(value));
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }
}
