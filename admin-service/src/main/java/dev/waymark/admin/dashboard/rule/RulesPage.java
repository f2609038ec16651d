package dev.waymark.admin.dashboard.rule;

import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.Bodies;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.request.AcceptLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/links/{link}/rules`.
@Path("/w/{ws}/links/{link}/rules")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class RulesPage {
  /// The draft and what it was made from, as forms encode them, and what was typed.
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

  private final Editor editor;
  private final Frames frames;
  private final Sentences sentences;
  private final Workspaces workspaces;
  private final Bodies bodies;

  RulesPage(
      Editor editor, Frames frames, Sentences sentences, Workspaces workspaces, Bodies bodies) {
    this.editor = editor;
    this.frames = frames;
    this.sentences = sentences;
    this.workspaces = workspaces;
    this.bodies = bodies;
  }

  @CheckedTemplate(basePath = "dashboard/rule")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance rules(Frame frame, EditorView view);

    static native TemplateInstance editor(EditorView view);
  }

  /// The editor with the rules as they are stored.
  @GET
  @Needs(Role.VIEWER)
  public TemplateInstance rules(
      @PathParam("ws") String ws,
      @PathParam("link") String link,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Frame frame = frames.of(Place.LINKS, ws);
    Workspace workspace = workspaces.get(ws);
    return Templates.rules(
        frame, editor.open(ws, link, first(workspace, acceptLanguage), mayEdit(frame)));
  }

  static PlayedVisitor first(Workspace workspace, @Nullable String acceptLanguage) {
    LanguageTag tag = AcceptLanguage.preferred(acceptLanguage);
    Country country = workspace.country();
    if (country == null && tag != null && tag.region() != null) {
      country = Country.of(tag.region().toUpperCase(Locale.ROOT));
    }
    String language = tag == null ? "" : Locale.forLanguageTag(tag.tag()).toLanguageTag();
    return PlayedVisitor.first(country, language, workspace.timeZone());
  }

  /// Whatever a button of the editor asks, but for saving. Changes nothing.
  @POST
  @Needs(Role.VIEWER)
  @Consumes(FORM)
  public TemplateInstance ask(
      @PathParam("ws") String ws, @PathParam("link") String link, InputStream body)
      throws IOException {
    Posted posted = posted(body);
    if (frames.isForPart()) {
      return Templates.editor(editor.asked(ws, link, posted, mayEdit(frames.of(Place.LINKS, ws))));
    }
    Frame frame = frames.of(Place.LINKS, ws);
    return Templates.rules(frame, editor.asked(ws, link, posted, mayEdit(frame)));
  }

  /// Saves the draft.
  @POST
  @Path("/save")
  @Needs(Role.EDITOR)
  @Consumes(FORM)
  public RestResponse<TemplateInstance> save(
      @PathParam("ws") String ws, @PathParam("link") String link, InputStream body)
      throws IOException {
    EditorView view = editor.save(ws, link, posted(body));
    if (frames.isForPart()) {
      return RestResponse.ok(Templates.editor(view));
    }
    return view.saved()
        ? frames.leadTo(view.path(), Toast.of(sentences.of(RuleMessages.class).saved()))
        : RestResponse.ok(Templates.rules(frames.of(Place.LINKS, ws), view));
  }

  private static boolean mayEdit(Frame frame) {
    Frame.WorkspaceChoice here = frame.workspace();
    return here != null && here.mayEdit();
  }

  private Posted posted(InputStream body) throws IOException {
    return Posted.read(bodies.receive(body, MOST_BYTES, "The form may have at most 2 MiB."));
  }
}
