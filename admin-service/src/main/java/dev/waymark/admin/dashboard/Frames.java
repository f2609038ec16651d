package dev.waymark.admin.dashboard;

import dev.waymark.admin.dashboard.Frame.PlaceChoice;
import dev.waymark.admin.dashboard.Frame.Viewer;
import dev.waymark.admin.dashboard.Frame.WorkspaceChoice;
import dev.waymark.admin.demo.Demos;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Makes what stands around a page, and the answers that lead to one.
@Singleton
public class Frames {
  static final String THEME = "waymark-theme";
  static final Set<String> THEMES = Set.of("light", "dark");

  /// The form was understood, and is not done.
  private static final int REFUSED = 422;

  /// As many as a menu can show.
  private static final int MOST_WORKSPACES = 50;

  private final CurrentCaller caller;
  private final CurrentVertxRequest current;
  private final Workspaces workspaces;
  private final Demos demos;
  private final Sentences sentences;

  Frames(
      CurrentCaller caller,
      CurrentVertxRequest current,
      Workspaces workspaces,
      Demos demos,
      Sentences sentences) {
    this.caller = caller;
    this.current = current;
    this.workspaces = workspaces;
    this.demos = demos;
    this.sentences = sentences;
  }

  /// Around a page of a workspace, which the caller was let into. Reads the database.
  ///
  /// @param place where in it
  /// @param workspace its id
  /// @throws ProblemException when there is no such workspace
  public Frame of(Place place, String workspace) {
    Messages messages = sentences.of(Messages.class);
    WorkspaceChoice here = choice(workspaces.get(workspace));
    List<PlaceChoice> places =
        Arrays.stream(Place.values())
            .filter(Place::isOpen)
            .map(
                each ->
                    new PlaceChoice(
                        here.path() + "/" + each.path(),
                        each.icon(),
                        each.label(messages),
                        each == place))
            .toList();
    return frame(here, places);
  }

  /// Where a workspace is entered: the first of its places that has a page. Unlike a frame it takes
  /// no toast, which is for the page that comes. Reads the database.
  ///
  /// @param workspace its id
  /// @throws ProblemException when there is no such workspace
  public String entrance(String workspace) {
    String path = choice(workspaces.get(workspace)).path();
    return Arrays.stream(Place.values())
        .filter(Place::isOpen)
        .findFirst()
        .map(place -> path + "/" + place.path())
        .orElse("/workspaces");
  }

  /// Around a page of a person's own, outside of any workspace. Reads the database.
  public Frame outside() {
    return frame(null, List.of());
  }

  /// Around a page for whoever comes, such as the one to sign in. Reads no database.
  public Frame forAnybody() {
    return new Frame(
        sentences.language().toLanguageTag(),
        theme(),
        null,
        null,
        List.of(),
        List.of(),
        Toast.take(current.getCurrent()),
        false);
  }

  /// The workspaces that the caller can go to, as many as a menu can show. Reads the database.
  public List<WorkspaceChoice> workspaces() {
    return workspaces.page(caller.get(), null, MOST_WORKSPACES).entries().stream()
        .map(this::choice)
        .toList();
  }

  private Frame frame(@Nullable WorkspaceChoice here, List<PlaceChoice> places) {
    return new Frame(
        sentences.language().toLanguageTag(),
        theme(),
        viewer(),
        here,
        workspaces(),
        places,
        Toast.take(current.getCurrent()),
        here != null && demos.is(here.id()));
  }

  private Viewer viewer() {
    Messages messages = sentences.of(Messages.class);
    return switch (caller.get()) {
      case Caller.Operator _ -> new Viewer(messages.viewerOperator(), false);
      case Caller.KeyHolder _ -> new Viewer(messages.viewerKey(), false);
      case Caller.Person person -> new Viewer(person.name(), true);
    };
  }

  private WorkspaceChoice choice(Workspace workspace) {
    Role role = caller.get().roleIn(workspace.id());
    return new WorkspaceChoice(
        workspace.id(),
        workspace.name(),
        role != null && role.includes(Role.EDITOR),
        role != null && role.includes(Role.ADMIN),
        role != null && role.includes(Role.OWNER));
  }

  private @Nullable String theme() {
    Cookie theme = current.getCurrent().request().getCookie(THEME);
    return theme != null && THEMES.contains(theme.getValue()) ? theme.getValue() : null;
  }

  /// Answers with a page.
  public RestResponse<String> page(TemplateInstance page) {
    return RestResponse.ok(page.render());
  }

  /// Answers with what a page of ours shows in a frame.
  ///
  /// @param policy under which it shows there, the Content-Security-Policy header
  public RestResponse<String> inFrame(String html, String policy) {
    PageHeaders.allowFrame(current.getCurrent(), policy);
    return RestResponse.ok(html);
  }

  /// Answers a form that was refused with its page once more, on which everything that was written
  /// stands, and what is wrong.
  ///
  /// @param why what the use case said
  public RestResponse<String> refused(TemplateInstance page, ProblemException why) {
    var response = RestResponse.ResponseBuilder.<String>create(REFUSED).entity(page.render());
    Duration wait = why.retryAfter();
    return wait == null
        ? response.build()
        : response.header(HttpHeaders.RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds()).build();
  }

  /// Leads to a page: the answer to a form that did what it should.
  ///
  /// @param path of ours, such as `/w/ws_1/links`
  public <T> RestResponse<T> leadTo(String path) {
    // Not as a URI, which the framework would complete with http and the Host that it was asked by:
    // behind a proxy that ends TLS, browsers refuse to follow a form to plain http.
    return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, URI.create(path).toString())
        .build();
  }

  /// The same, and the page says what was done.
  public <T> RestResponse<T> leadTo(String path, Toast toast) {
    toast.keep(current.getCurrent());
    return leadTo(path);
  }

  /// Whether htmx asks, which puts a part of the page in its place, and not the browser.
  public boolean isForPart() {
    RoutingContext request = current.getCurrent();
    return "true".equals(request.request().getHeader("HX-Request"));
  }
}
