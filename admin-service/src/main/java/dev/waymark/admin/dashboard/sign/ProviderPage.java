package dev.waymark.admin.dashboard.sign;

import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.oidc.ProviderSignIn;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.Browsers;
import dev.waymark.admin.session.PasswordMails;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.Next;
import dev.waymark.service.access.Page;
import dev.waymark.service.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/sign-in/oidc`: to the OpenID provider, and back. Both are requests that read, since the
/// provider sends browsers back by one; what keeps others from using them is the state in the
/// cookie.
@Path("/sign-in/oidc")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class ProviderPage {
  private final Frames frames;
  private final Sentences sentences;
  private final ProviderSignIn provider;
  private final PasswordMails passwordMails;
  private final Browsers browsers;

  ProviderPage(
      Frames frames,
      Sentences sentences,
      ProviderSignIn provider,
      PasswordMails passwordMails,
      Browsers browsers) {
    this.frames = frames;
    this.sentences = sentences;
    this.provider = provider;
    this.passwordMails = passwordMails;
    this.browsers = browsers;
  }

  @GET
  @ForEverybody
  public RestResponse<String> leave(
      @RestQuery @Nullable String next,
      @RestQuery @Nullable String again,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    ProviderSignIn.Beginning beginning =
        provider.begin(browsers.address(request), next, again != null, browser);
    return RestResponse.ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
        .location(beginning.address())
        .header(HttpHeaders.SET_COOKIE, browser.keepingAttempt(beginning.attempt()))
        .build();
  }

  @GET
  @Path("/callback")
  @ForEverybody
  public RestResponse<String> comeBack(
      @RestQuery @Nullable String state,
      @RestQuery @Nullable String code,
      @Context HttpServerRequest request) {
    Browser browser = browsers.of(request);
    Cookie kept = request.getCookie(browser.attemptCookie());
    try {
      ProviderSignIn.Done done =
          provider.end(
              kept == null ? null : kept.getValue(),
              state,
              code,
              browsers.address(request),
              browser);
      RestResponse<String> on = frames.leadTo(done.next());
      return RestResponse.ResponseBuilder.fromResponse(on)
          .header(HttpHeaders.SET_COOKIE, browser.keeping(done.session()))
          .header(HttpHeaders.SET_COOKIE, browser.keepingAttempt(""))
          .build();
    } catch (ProblemException e) {
      if (!provider.isConfigured()) {
        throw e;
      }
      SignMessages say = sentences.of(SignMessages.class);
      RestResponse<String> page =
          frames.refused(
              SignPages.Templates.signIn(
                  frames.forAnybody(),
                  new SignPages.SignInForm("", Next.HOME),
                  passwordMails.isConfigured(),
                  provider.name(),
                  FormFaults.ofWhole(e.status() == 403 ? say.oidcRefused() : say.oidcFailed())),
              e);
      return RestResponse.ResponseBuilder.fromResponse(page)
          .header(HttpHeaders.SET_COOKIE, browser.keepingAttempt(""))
          .build();
    }
  }
}
