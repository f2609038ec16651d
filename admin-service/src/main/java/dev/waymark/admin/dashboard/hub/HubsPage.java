package dev.waymark.admin.dashboard.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.link.LinkLists;
import dev.waymark.admin.dashboard.rule.Posted;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.hub.Hubs;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.channel.ChannelKind;
import dev.waymark.page.HubPage;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.Bodies;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/hubs`: pages on which visitors choose.
@Path("/w/{ws}/hubs")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class HubsPage {
  /// The draft and what it was made from, as forms encode them, and what was typed.
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

  private final Frames frames;
  private final Sentences sentences;
  private final Hubs hubs;
  private final HubEditor editor;
  private final LinkLists lists;
  private final Directories directories;
  private final Bodies bodies;
  private final Preview preview;

  HubsPage(
      Frames frames,
      Sentences sentences,
      Hubs hubs,
      HubEditor editor,
      LinkLists lists,
      Directories directories,
      Bodies bodies,
      Preview preview) {
    this.frames = frames;
    this.sentences = sentences;
    this.hubs = hubs;
    this.editor = editor;
    this.lists = lists;
    this.directories = directories;
    this.bodies = bodies;
    this.preview = preview;
  }

  @CheckedTemplate(basePath = "dashboard/hub")
  static final class Templates {
    private Templates() {}

    /// @param first where somebody begins who has none
    /// @param more where the list goes on; null for nowhere
    static native TemplateInstance list(
        Frame frame, List<HubCard> cards, String first, @Nullable String more);

    static native TemplateInstance make(
        Frame frame, FormFaults faults, NewHub form, List<Choice> channels, String host);

    static native TemplateInstance hub(Frame frame, HubScreen screen);

    static native TemplateInstance editor(HubScreen screen);

    static native TemplateInstance delete(Frame frame, HubCard card);
  }

  static String path(String ws) {
    return "/w/" + ws + "/hubs";
  }

  private HubMessages messages() {
    return sentences.of(HubMessages.class);
  }

  // ---- all of them

  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Frame frame = frames.of(Place.HUBS, ws);
    var page = hubs.page(ws, PageRequest.of(uri));
    String next = page.next();
    return frames.page(
        Templates.list(
            frame,
            page.entries().stream().map(hub -> card(frame, ws, hub)).toList(),
            first(ws),
            next == null ? null : path(ws) + "?cursor=" + next));
  }

  private HubCard card(Frame frame, String ws, LinkView hub) {
    JsonNode page = hub.field("hub");
    return new HubCard(
        path(ws) + "/" + hub.id(),
        HubTexts.of(hub).title(),
        messages().count(page == null ? 0 : page.path("entries").size()),
        lists.row(hub, frame, ws));
  }

  /// Where a first hub begins: with the WhatsApp that is there, or else by adding it.
  private String first(String ws) {
    return directories.of(ws).channels().stream()
        .filter(channel -> channel.kind() == ChannelKind.WHATSAPP)
        .findFirst()
        .map(channel -> path(ws) + "/new?channel=" + channel.key())
        .orElse("/w/" + ws + "/channels/new");
  }

  @GET
  @Path("/new")
  @Needs(Role.EDITOR)
  public RestResponse<String> askForNew(
      @PathParam("ws") String ws, @QueryParam("channel") @DefaultValue("") String channel) {
    Directory directory = directories.of(ws);
    String first =
        directory.channel(channel) != null || directory.channels().isEmpty()
            ? channel
            : directory.channels().getFirst().key();
    var form = new NewHub("", "", messages().labelExample(), first, "");
    return frames.page(form(ws, form, FormFaults.none()));
  }

  @POST
  @Path("/new")
  @Needs(Role.EDITOR)
  @Consumes(FORM)
  public RestResponse<String> create(
      @PathParam("ws") String ws, MultivaluedMap<String, String> typed) {
    NewHub form = NewHub.of(typed);
    try {
      LinkView made = hubs.create(ws, form.toJson()).body();
      return frames.leadTo(path(ws) + "/" + made.id(), Toast.of(messages().saved()));
    } catch (ProblemException e) {
      FormFaults faults =
          FormFaults.of(e, NewHub.TITLE, NewHub.SLUG, NewHub.LABEL, NewHub.CHANNEL, NewHub.URL);
      return frames.refused(form(ws, form, faults), e);
    }
  }

  private TemplateInstance form(String ws, NewHub form, FormFaults faults) {
    return Templates.make(
        frames.of(Place.HUBS, ws),
        faults,
        form,
        directories.of(ws).channels().stream()
            .map(
                (ChannelDocument each) ->
                    new Choice(each.key(), each.name(), each.key().equals(form.channel())))
            .toList(),
        lists.domainNames(ws).getFirst() + "/");
  }

  // ---- one of them

  /// The editor with the hub as it is stored.
  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  public TemplateInstance hub(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Frame frame = frames.of(Place.HUBS, ws);
    return Templates.hub(frame, editor.open(frame, ws, id, acceptLanguage));
  }

  /// Whatever a button of the editor asks, but for saving. Changes nothing.
  @POST
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Consumes(FORM)
  public TemplateInstance ask(
      @PathParam("ws") String ws, @PathParam("id") String id, InputStream body) throws IOException {
    Frame frame = frames.of(Place.HUBS, ws);
    HubScreen screen = editor.asked(frame, ws, id, posted(body));
    return frames.isForPart() ? Templates.editor(screen) : Templates.hub(frame, screen);
  }

  /// Saves the draft.
  @POST
  @Path("/{id}/save")
  @Needs(Role.EDITOR)
  @Consumes(FORM)
  public RestResponse<TemplateInstance> save(
      @PathParam("ws") String ws, @PathParam("id") String id, InputStream body) throws IOException {
    Frame frame = frames.of(Place.HUBS, ws);
    HubScreen screen = editor.save(frame, ws, id, posted(body));
    if (frames.isForPart()) {
      return RestResponse.ok(Templates.editor(screen));
    }
    return screen.saved()
        ? frames.leadTo(screen.path(), Toast.of(messages().saved()))
        : RestResponse.ok(Templates.hub(frame, screen));
  }

  /// The page of the played visitor, for a frame of the editor. Changes nothing.
  @POST
  @Path("/preview")
  @Needs(Role.VIEWER)
  @Consumes(FORM)
  public RestResponse<String> preview(@PathParam("ws") String ws, InputStream body)
      throws IOException {
    return frames.inFrame(preview.page(posted(body).text("page")), HubPage.policyInAFrame());
  }

  private Posted posted(InputStream body) throws IOException {
    return Posted.read(bodies.receive(body, MOST_BYTES, "The form may have at most 2 MiB."));
  }

  @GET
  @Path("/{id}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> askToDelete(@PathParam("ws") String ws, @PathParam("id") String id) {
    Frame frame = frames.of(Place.HUBS, ws);
    return frames.page(Templates.delete(frame, card(frame, ws, hubs.get(ws, id).body())));
  }

  /// Deletes a hub, or switches it off instead.
  @POST
  @Path("/{id}/delete")
  @Needs(Role.EDITOR)
  @Consumes(FORM)
  public RestResponse<String> delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @FormParam("action") @DefaultValue("") String action) {
    String title = HubTexts.of(hubs.get(ws, id).body()).title();
    if (action.equals("off")) {
      var _ =
          hubs.change(
              ws,
              id,
              Precondition.of(null),
              JsonNodeFactory.instance.objectNode().put("active", false));
      return frames.leadTo(path(ws), Toast.of(messages().switchedOff(title)));
    }
    hubs.delete(ws, id, Precondition.of(null));
    return frames.leadTo(path(ws), Toast.of(messages().deleted(title)));
  }
}
