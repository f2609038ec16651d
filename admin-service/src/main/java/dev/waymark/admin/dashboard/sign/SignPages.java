package dev.waymark.admin.dashboard.sign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Messages;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.WorldChoices;
import dev.waymark.admin.oidc.ProviderSignIn;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.Browsers;
import dev.waymark.admin.session.NewPasswords;
import dev.waymark.admin.session.NewSession;
import dev.waymark.admin.session.PasswordMails;
import dev.waymark.admin.session.Sessions;
import dev.waymark.admin.session.SignIn;
import dev.waymark.admin.setup.Setup;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Next;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/setup`, `/sign-in`, `/sign-out` and `/reset-password`. Codes come behind the `#` of an
/// address, where no log sees them: a script puts them into the form, or people do.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class SignPages {
  private static final String SETUP_PATH = "/setup";

  private final Frames frames;
  private final Sentences sentences;
  private final WorldChoices world;
  private final Setup setup;
  private final SignIn signIn;
  private final NewPasswords newPasswords;
  private final PasswordMails passwordMails;
  private final Sessions sessions;
  private final ProviderSignIn provider;
  private final Browsers browsers;
  private final CurrentCaller caller;

  SignPages(
      Frames frames,
      Sentences sentences,
      WorldChoices world,
      Setup setup,
      SignIn signIn,
      NewPasswords newPasswords,
      PasswordMails passwordMails,
      Sessions sessions,
      ProviderSignIn provider,
      Browsers browsers,
      CurrentCaller caller) {
    this.frames = frames;
    this.sentences = sentences;
    this.world = world;
    this.setup = setup;
    this.signIn = signIn;
    this.newPasswords = newPasswords;
    this.passwordMails = passwordMails;
    this.sessions = sessions;
    this.provider = provider;
    this.browsers = browsers;
    this.caller = caller;
  }

  /// What somebody wrote, but for the password; empty where they wrote nothing.
  record SignInForm(String email, String next) {
    /// Where they go on to, as part of an address.
    public String nextEncoded() {
      return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
  }

  /// What somebody wrote, but for the password; empty where they wrote nothing.
  record SetupForm(
      String code, String name, String email, String workspace, String zone, String country) {}

  @CheckedTemplate(basePath = "dashboard/sign")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(
        Frame frame, SignInForm form, boolean mail, @Nullable String provider, FormFaults faults);

    static native TemplateInstance forgotten(
        Frame frame, String email, boolean sent, FormFaults faults);

    static native TemplateInstance secondStep(
        Frame frame, String step, String next, FormFaults faults);

    static native TemplateInstance setup(
        Frame frame, SetupForm form, List<Choice> zones, List<Choice> countries, FormFaults faults);

    static native TemplateInstance setupOver(Frame frame);

    static native TemplateInstance reset(
        Frame frame, String code, boolean secondFactor, FormFaults faults);

    static native TemplateInstance confirm(
        Frame frame, String email, String next, @Nullable String provider, FormFaults faults);
  }

  @GET
  @Path("sign-in")
  @ForEverybody
  public RestResponse<String> askToSignIn(@RestQuery @Nullable String next) {
    if (setup.isOpen()) {
      return frames.leadTo(SETUP_PATH);
    }
    return frames.page(signInPage("", next, FormFaults.none()));
  }

  @POST
  @Path("sign-in")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> signIn(
      @RestForm @Nullable String email,
      @RestForm @Nullable String password,
      @RestForm @Nullable String next,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ObjectNode json = object();
    put(json, "email", email);
    put(json, "password", password);
    try {
      SignIn.First first = signIn.first(json, browser);
      return first.session() == null
          ? frames.page(
              Templates.secondStep(
                  frames.forAnybody(),
                  Objects.requireNonNull(first.step(), "step").text(),
                  Next.of(next),
                  FormFaults.none()))
          : signedIn(first.session(), browser, Next.of(next));
    } catch (ProblemException e) {
      return frames.refused(signInPage(written(email), next, faults(e, "email", "password")), e);
    }
  }

  private TemplateInstance signInPage(String email, @Nullable String next, FormFaults faults) {
    return Templates.signIn(
        frames.forAnybody(),
        new SignInForm(email, Next.of(next)),
        passwordMails.isConfigured(),
        provider.name(),
        faults);
  }

  /// The code, after the password.
  @POST
  @Path("sign-in/code")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> secondStep(
      @RestForm @Nullable String step,
      @RestForm("second_factor") @Nullable String code,
      @RestForm @Nullable String next,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ObjectNode json = object();
    put(json, "step", step);
    put(json, "second_factor", code);
    SignMessages say = sentences.of(SignMessages.class);
    try {
      return signedIn(signIn.second(json, browser), browser, Next.of(next));
    } catch (ProblemException e) {
      return switch (e.status()) {
        case 403 -> frames.refused(signInPage("", next, FormFaults.ofWhole(say.stepOver())), e);
        default ->
            frames.refused(
                Templates.secondStep(
                    frames.forAnybody(),
                    written(step),
                    Next.of(next),
                    e.status() == 401
                        ? FormFaults.of("second_factor", say.factorWrong())
                        : faults(e, "second_factor")),
                e);
      };
    }
  }

  @POST
  @Path("sign-out")
  @ForPeople
  public RestResponse<String> signOut(@Context HttpServerRequest request) {
    sessions.signOut(caller.signedIn());
    return withCookie(
        frames.leadTo("/sign-in", Toast.of(sentences.of(SignMessages.class).signedOut())),
        browsers.of(request).forgetting());
  }

  @GET
  @Path("setup")
  @ForEverybody
  public RestResponse<String> askToSetUp() {
    return setup.isOpen()
        ? frames.page(setupPage(new SetupForm("", "", "", "", "", ""), FormFaults.none()))
        : frames.page(Templates.setupOver(frames.forAnybody()));
  }

  @POST
  @Path("setup")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> setUp(
      @RestForm @Nullable String code,
      @RestForm @Nullable String name,
      @RestForm @Nullable String email,
      @RestForm @Nullable String password,
      @RestForm("workspace.name") @Nullable String workspace,
      @RestForm("workspace.time_zone") @Nullable String zone,
      @RestForm("workspace.country") @Nullable String country,
      @Context HttpServerRequest request) {
    if (!setup.isOpen()) {
      return frames.page(Templates.setupOver(frames.forAnybody()));
    }
    Browser browser = browsers.of(request);
    ObjectNode json = object();
    put(json, "code", code);
    put(json, "name", name);
    put(json, "email", email);
    put(json, "password", password);
    json.put("locale", sentences.language().toLanguageTag());
    ObjectNode place = json.putObject("workspace");
    put(place, "name", workspace);
    put(place, "time_zone", zone);
    put(place, "country", country);
    try {
      NewSession session = setup.found(json, browser);
      Toast hello = Toast.of(sentences.of(SignMessages.class).hello(session.person().name()));
      return withCookie(frames.leadTo(Next.HOME, hello), browser.keeping(session));
    } catch (ProblemException e) {
      var form =
          new SetupForm(
              written(code),
              written(name),
              written(email),
              written(workspace),
              written(zone),
              written(country));
      return frames.refused(
          setupPage(
              form,
              faults(
                  e,
                  "code",
                  "name",
                  "email",
                  "password",
                  "workspace.name",
                  "workspace.time_zone",
                  "workspace.country")),
          e);
    }
  }

  private TemplateInstance setupPage(SetupForm form, FormFaults faults) {
    return Templates.setup(
        frames.forAnybody(),
        form,
        world.zones(form.zone().isEmpty() ? "UTC" : form.zone()),
        world.countries(form.country()),
        faults);
  }

  /// The password once more, before what asks for it.
  @GET
  @Path("confirm")
  @ForPeople
  public RestResponse<String> askToConfirm(@RestQuery @Nullable String next) {
    return frames.page(confirmPage(next, FormFaults.none()));
  }

  @POST
  @Path("confirm")
  @ForPeople
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> confirm(
      @RestForm @Nullable String password,
      @RestForm @Nullable String next,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ObjectNode json = object();
    put(json, "password", password);
    try {
      NewSession session = signIn.confirm(caller.signedIn(), json, browser);
      return signedIn(session, browser, Next.of(next));
    } catch (ProblemException e) {
      FormFaults faults =
          e.status() == 401
              ? FormFaults.of("password", sentences.of(SignMessages.class).confirmWrong())
              : faults(e, "password");
      return frames.refused(confirmPage(next, faults), e);
    }
  }

  private TemplateInstance confirmPage(@Nullable String next, FormFaults faults) {
    return Templates.confirm(
        frames.forAnybody(), caller.signedIn().email(), Next.of(next), provider.name(), faults);
  }

  /// A link for another password, by mail; the answer is the same whoever it is for.
  @GET
  @Path("forgotten-password")
  @ForEverybody
  public RestResponse<String> askForMail() {
    return frames.page(Templates.forgotten(frames.forAnybody(), "", false, FormFaults.none()));
  }

  @POST
  @Path("forgotten-password")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> sendMail(
      @RestForm @Nullable String email, @Context HttpServerRequest request) {
    ObjectNode json = object();
    put(json, "email", email);
    try {
      passwordMails.send(json, browsers.of(request));
      return frames.page(
          Templates.forgotten(frames.forAnybody(), written(email), true, FormFaults.none()));
    } catch (ProblemException e) {
      return frames.refused(
          Templates.forgotten(frames.forAnybody(), written(email), false, faults(e, "email")), e);
    }
  }

  @GET
  @Path("reset-password")
  @ForEverybody
  public RestResponse<String> askForPassword() {
    return frames.page(Templates.reset(frames.forAnybody(), "", false, FormFaults.none()));
  }

  @POST
  @Path("reset-password")
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> resetPassword(
      @RestForm @Nullable String code,
      @RestForm @Nullable String password,
      @RestForm("second_factor") @Nullable String second,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ObjectNode json = object();
    put(json, "code", code);
    put(json, "password", password);
    put(json, "second_factor", second);
    try {
      NewSession session = newPasswords.reset(json, browser);
      Toast done = Toast.of(sentences.of(SignMessages.class).resetDone());
      return withCookie(frames.leadTo(Next.HOME, done), browser.keeping(session));
    } catch (ProblemException e) {
      SignMessages say = sentences.of(SignMessages.class);
      FormFaults faults =
          e.status() == 401
              ? FormFaults.of(
                  "second_factor",
                  e.type() == ProblemType.CODE_NEEDED ? say.factorNeeded() : say.factorWrong())
              : faults(e, "code", "password");
      return frames.refused(
          Templates.reset(
              frames.forAnybody(),
              written(code),
              e.status() == 401 || !written(second).isEmpty(),
              faults),
          e);
    }
  }

  /// What was refused, in the viewer's language where that is a matter of coming in.
  private FormFaults faults(ProblemException refusal, String... controls) {
    SignMessages sign = sentences.of(SignMessages.class);
    Duration wait = refusal.retryAfter();
    return switch (refusal.status()) {
      case 401 -> FormFaults.ofWhole(sign.wrong());
      case 403 ->
          List.of(controls).contains("code")
              ? FormFaults.of("code", sign.codeWrong())
              : FormFaults.of(refusal, controls);
      case 429 ->
          FormFaults.ofWhole(
              wait == null
                  ? sign.tooMany()
                  : sign.tooMany()
                      + " "
                      + sentences
                          .of(Messages.class)
                          .problemWait(wait.plusNanos(999_999_999).toSeconds()));
      default -> FormFaults.of(refusal, controls);
    };
  }

  private RestResponse<String> signedIn(NewSession session, Browser browser, String next) {
    return withCookie(frames.leadTo(next), browser.keeping(session));
  }

  private static RestResponse<String> withCookie(RestResponse<String> response, String cookie) {
    return RestResponse.ResponseBuilder.<String>fromResponse(response)
        .header(HttpHeaders.SET_COOKIE, cookie)
        .build();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A field that nobody filled in is none.
  private static void put(ObjectNode json, String member, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      json.put(member, text);
    }
  }

  private static String written(@Nullable String text) {
    return text == null ? "" : text;
  }
}
