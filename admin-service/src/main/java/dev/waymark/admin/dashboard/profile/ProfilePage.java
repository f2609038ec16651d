package dev.waymark.admin.dashboard.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Languages;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.factor.SecondFactors;
import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.Browsers;
import dev.waymark.admin.session.NewPasswords;
import dev.waymark.admin.session.NewSession;
import dev.waymark.admin.session.SessionLine;
import dev.waymark.admin.session.Sessions;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/profile`.
@Path("/profile")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class ProfilePage {
  private static final String PATH = "/profile";

  private final Frames frames;
  private final Sentences sentences;
  private final Persons persons;
  private final NewPasswords newPasswords;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final Browsers browsers;
  private final CurrentCaller caller;

  ProfilePage(
      Frames frames,
      Sentences sentences,
      Persons persons,
      NewPasswords newPasswords,
      Sessions sessions,
      SecondFactors factors,
      Browsers browsers,
      CurrentCaller caller) {
    this.frames = frames;
    this.sentences = sentences;
    this.persons = persons;
    this.newPasswords = newPasswords;
    this.sessions = sessions;
    this.factors = factors;
    this.browsers = browsers;
    this.caller = caller;
  }

  /// @param name as it is, or as it was written and refused
  record Form(String name, String email, List<Choice> languages) {}

  /// A browser that the person is signed in with.
  record SessionRow(String id, String name, Moment since, Moment seen, boolean isCurrent) {}

  @CheckedTemplate(basePath = "dashboard/profile")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance profile(
        Frame frame,
        Form form,
        FormFaults faults,
        FormFaults passwordFaults,
        boolean secondFactor,
        List<SessionRow> sessions);
  }

  @GET
  @ForPeople
  public RestResponse<String> profile() {
    Person person = person();
    return frames.page(page(person.name(), person.locale(), FormFaults.none(), FormFaults.none()));
  }

  @POST
  @ForPeople
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> change(
      @RestForm @Nullable String name, @RestForm @Nullable String locale) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.put("name", name == null ? "" : name);
    if (locale != null) {
      patch.put("locale", locale);
    }
    try {
      Person changed = persons.change(caller.signedIn(), patch);
      sentences.speak(changed.locale());
      return frames.leadTo(PATH, Toast.of(sentences.of(ProfileMessages.class).saved()));
    } catch (ProblemException e) {
      return frames.refused(
          page(
              name == null ? "" : name,
              locale == null ? person().locale() : locale,
              FormFaults.of(e, "name", "locale"),
              FormFaults.none()),
          e);
    }
  }

  @POST
  @Path("/password")
  @ForPeople
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> changePassword(
      @RestForm("current_password") @Nullable String current,
      @RestForm @Nullable String password,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (current != null && !current.isEmpty()) {
      json.put("current_password", current);
    }
    if (password != null && !password.isEmpty()) {
      json.put("password", password);
    }
    ProfileMessages say = sentences.of(ProfileMessages.class);
    try {
      NewSession session = newPasswords.change(caller.signedIn(), json, browser);
      return withCookie(
          frames.leadTo(PATH, Toast.of(say.passwordDone())), browser.keeping(session));
    } catch (ProblemException e) {
      FormFaults faults =
          e.status() == 401
              ? FormFaults.of("current_password", say.passwordWrong())
              : FormFaults.of(e, "current_password", "password");
      Person person = person();
      return frames.refused(page(person.name(), person.locale(), FormFaults.none(), faults), e);
    }
  }

  @POST
  @Path("/sessions/{id}/end")
  @ForPeople
  public RestResponse<String> endSession(@PathParam("id") String id) {
    sessions.end(caller.signedIn(), id);
    return frames.leadTo(PATH, Toast.of(sentences.of(ProfileMessages.class).sessionEnded()));
  }

  @POST
  @Path("/sessions/end")
  @ForPeople
  public RestResponse<String> endAllSessions(@Context HttpServerRequest request) {
    sessions.endAll(caller.signedIn().personId());
    return withCookie(
        frames.leadTo("/sign-in", Toast.of(sentences.of(ProfileMessages.class).everywhereDone())),
        browsers.of(request).forgetting());
  }

  private Person person() {
    return Objects.requireNonNull(persons.find(caller.signedIn().personId()), "person");
  }

  private TemplateInstance page(
      String name, String locale, FormFaults faults, FormFaults passwordFaults) {
    String language = Languages.of(locale, null).toLanguageTag();
    List<Choice> languages =
        Languages.ALL.stream()
            .map(
                each ->
                    new Choice(
                        each.toLanguageTag(),
                        capitalized(each.getDisplayLanguage(each)),
                        each.toLanguageTag().equals(language)))
            .toList();
    return Templates.profile(
        frames.outside(),
        new Form(name, caller.signedIn().email(), languages),
        faults,
        passwordFaults,
        factors.isOn(caller.signedIn().personId()),
        sessions.list(caller.signedIn()).stream().map(this::row).toList());
  }

  private SessionRow row(SessionLine session) {
    ProfileMessages say = sentences.of(ProfileMessages.class);
    BrowserName name = BrowserName.of(session.userAgent());
    String browser = name.browser() == null ? say.sessionUnknown() : name.browser();
    return new SessionRow(
        session.id(),
        name.system() == null ? browser : say.browserOn(browser, name.system()),
        Moment.of(session.createdAt(), sentences.language()),
        Moment.of(session.seenAt(), sentences.language()),
        session.current());
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static RestResponse<String> withCookie(RestResponse<String> response, String cookie) {
    return RestResponse.ResponseBuilder.<String>fromResponse(response)
        .header(HttpHeaders.SET_COOKIE, cookie)
        .build();
  }
}
