package dev.waymark.admin.dashboard.sign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.member.Invites;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.Browsers;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.Page;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/invite`. The token comes behind the `#`, where no log sees it; a script sends it on, or people
/// do. Then whoever has it sees what it is to, and accepts.
@Path("/invite")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class InvitePage {
  private final Frames frames;
  private final Sentences sentences;
  private final Invites invites;
  private final Browsers browsers;

  InvitePage(Frames frames, Sentences sentences, Invites invites, Browsers browsers) {
    this.frames = frames;
    this.sentences = sentences;
    this.invites = invites;
    this.browsers = browsers;
  }

  /// An invite as it is shown to whoever has its token.
  ///
  /// @param email whom it is for
  /// @param isKnown whether they can sign in already
  /// @param isSignedIn whether somebody has signed in here
  /// @param name as it was written; empty where it was not
  record Form(
      String token,
      String workspace,
      String email,
      boolean isKnown,
      boolean isSignedIn,
      String name) {}

  @CheckedTemplate(basePath = "dashboard/sign")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance invite(Frame frame, String token, FormFaults faults);

    static native TemplateInstance inviteAccept(Frame frame, Form form, FormFaults faults);
  }

  @GET
  @ForEverybody
  public RestResponse<String> ask() {
    return frames.page(Templates.invite(frames.forAnybody(), "", FormFaults.none()));
  }

  @POST
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> look(
      @RestForm @Nullable String token, @Context HttpServerRequest request) {
    try {
      return frames.page(page(text(token), "", FormFaults.none(), request));
    } catch (ProblemException e) {
      return frames.refused(wrong(text(token)), e);
    }
  }

  @POST
  @Path("/accept")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> accept(
      @RestForm @Nullable String token,
      @RestForm @Nullable String name,
      @RestForm @Nullable String password,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ObjectNode json = token(text(token));
    Caller.Person caller = browsers.person(request);
    Invites.Seen seen;
    try {
      seen = invites.look(json);
    } catch (ProblemException e) {
      return frames.refused(wrong(text(token)), e);
    }
    if (caller == null) {
      json.put("password", text(password));
      if (!seen.isKnown()) {
        json.put("name", text(name));
        json.put("locale", sentences.language().toLanguageTag());
      }
    }
    try {
      Invites.Accepted accepted = invites.accept(json, caller, browser);
      RestResponse<String> there = frames.leadTo("/w/" + accepted.workspace());
      return accepted.session() == null
          ? there
          : RestResponse.ResponseBuilder.<String>fromResponse(there)
              .header(HttpHeaders.SET_COOKIE, browser.keeping(accepted.session()))
              .build();
    } catch (ProblemException e) {
      SignMessages say = sentences.of(SignMessages.class);
      FormFaults faults =
          switch (e.status()) {
            case 401 ->
                e.type() == ProblemType.CODE_NEEDED
                    ? FormFaults.ofWhole(say.inviteFactor())
                    : FormFaults.of("password", say.confirmWrong());
            case 403 -> FormFaults.ofWhole(say.inviteWrong());
            case 409 ->
                caller == null
                    ? FormFaults.of(e)
                    : FormFaults.ofWhole(say.inviteOther(seen.invite().email()));
            default -> FormFaults.of(e, "name", "password");
          };
      return frames.refused(page(text(token), text(name), faults, request), e);
    }
  }

  private TemplateInstance page(
      String token, String name, FormFaults faults, HttpServerRequest request) {
    Invites.Seen seen = invites.look(token(token));
    return Templates.inviteAccept(
        frames.forAnybody(),
        new Form(
            token,
            seen.workspaceName(),
            seen.invite().email(),
            seen.isKnown(),
            browsers.person(request) != null,
            name),
        faults);
  }

  private TemplateInstance wrong(String token) {
    return Templates.invite(
        frames.forAnybody(),
        token,
        FormFaults.of("token", sentences.of(SignMessages.class).inviteWrong()));
  }

  private static ObjectNode token(String token) {
    return JsonNodeFactory.instance.objectNode().put("token", token);
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }
}
