package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.FormFaults.FormFault;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.link.ListModel.Choice;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.plan.Feature;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/links`: the list of links, and each of them.
@Path("/w/{ws}/links")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Page
final class LinkPages {
  private static final int MOST_PRINTED = 100;
  private static final int MIN_SIZE = 64;
  private static final int MAX_SIZE = 2_048;
  private static final int MAX_MARGIN = 16;

  private final Links links;
  private final LinkLists lists;
  private final ClickLines clickLines;
  private final FirstMinutes firstMinutes;
  private final Workspaces workspaces;
  private final Frames frames;
  private final Sentences sentences;

  LinkPages(
      Links links,
      LinkLists lists,
      ClickLines clickLines,
      FirstMinutes firstMinutes,
      Workspaces workspaces,
      Frames frames,
      Sentences sentences) {
    this.links = links;
    this.lists = lists;
    this.clickLines = clickLines;
    this.firstMinutes = firstMinutes;
    this.workspaces = workspaces;
    this.frames = frames;
    this.sentences = sentences;
  }

  @CheckedTemplate(basePath = "dashboard/link")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(Frame frame, ListModel list);

    static native TemplateInstance results(Frame frame, ListModel list);

    static native TemplateInstance rows(ListModel list);

    static native TemplateInstance firststeps(@Nullable FirstSteps steps);

    static native TemplateInstance lines(List<ClickLine> lines);

    static native TemplateInstance changed(LinkRow row, Told told);

    static native TemplateInstance form(
        Frame frame, FormFaults faults, FormModel model, LinkForm form);

    static native TemplateInstance slug(String said, boolean bad);

    static native TemplateInstance qr(Frame frame, LinkRow row, QrChoice qr);

    static native TemplateInstance print(Frame frame, List<LinkRow> rows);

    static native TemplateInstance delete(Frame frame, Deletion deletion);

    static native TemplateInstance ready(
        Frame frame, LinkRow row, List<String> rules, String elsewhere);
  }

  /// The list; the part of it that changes, where htmx asks.
  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Frame frame = frames.of(Place.LINKS, ws);
    ListModel list = lists.of(frame, ws, uri);
    if (!frames.isForPart()) {
      return page(Templates.list(frame, list));
    }
    if (uri.getQueryParameters().containsKey("cursor")) {
      return page(Templates.rows(list));
    }
    return RestResponse.ResponseBuilder.ok(Templates.results(frame, list).render())
        .header("HX-Push-Url", list.back())
        .build();
  }

  /// The clicks of some links in the last seven days, each as a line for its place in the list;
  /// nothing while the statistics are away.
  @GET
  @Path("/lines")
  @Needs(Role.VIEWER)
  public RestResponse<String> lines(
      @PathParam("ws") String ws, @QueryParam("id") List<String> ids) {
    return page(Templates.lines(clickLines.of(ws, workspaces.get(ws).timeZone(), ids)));
  }

  /// What is left of the first steps, with what only the statistics know.
  @GET
  @Path("/first-steps")
  @Needs(Role.VIEWER)
  public RestResponse<String> firstSteps(@PathParam("ws") String ws) {
    Frame frame = frames.of(Place.LINKS, ws);
    return page(Templates.firststeps(firstMinutes.asked(frame, ws)));
  }

  /// Puts the first steps away.
  @POST
  @Path("/first-steps")
  @Needs(Role.VIEWER)
  public RestResponse<String> putFirstStepsAway(@PathParam("ws") String ws) {
    firstMinutes.putAway(ws);
    return frames.leadTo(LinkLists.path(ws));
  }

  /// A form for a new link.
  @GET
  @Path("/new")
  @Needs(Role.EDITOR)
  public RestResponse<String> begin(@PathParam("ws") String ws) {
    return page(form(ws, LinkForm.empty(zone(ws)), FormFaults.none(), null, null));
  }

  /// Makes a link of what was typed.
  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> create(
      @PathParam("ws") String ws, MultivaluedMap<String, String> typed) {
    LinkForm form = LinkForm.of(typed, zone(ws));
    var unsaid = new ArrayList<FormFault>();
    ObjectNode json = form.creation(unsaid);
    if (!unsaid.isEmpty()) {
      return frames.refused(form(ws, form, said(unsaid), null, null), unsaid());
    }
    try {
      LinkView made = links.create(ws, json).body();
      return frames.leadTo(LinkLists.path(ws) + "/" + made.id() + "/ready");
    } catch (ProblemException refusal) {
      return frames.refused(form(ws, form, LinkForm.faults(refusal), null, null), refusal);
    }
  }

  /// A form with what a link has.
  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  public RestResponse<String> edit(@PathParam("ws") String ws, @PathParam("id") String id) {
    Versioned<LinkView> link = links.get(ws, id);
    return page(
        form(
            ws,
            LinkForm.of(link.body(), zone(ws)),
            FormFaults.none(),
            link.body(),
            String.valueOf(link.version())));
  }

  /// Saves what was typed over a link.
  @POST
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> save(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      MultivaluedMap<String, String> typed) {
    LinkForm form = LinkForm.of(typed, zone(ws));
    Versioned<LinkView> before = links.get(ws, id);
    String version = Objects.requireNonNullElse(typed.getFirst("version"), "");
    var unsaid = new ArrayList<FormFault>();
    ObjectNode json = form.patch(unsaid);
    if (!unsaid.isEmpty()) {
      return frames.refused(form(ws, form, said(unsaid), before.body(), version), unsaid());
    }
    try {
      LinkView saved = links.change(ws, id, precondition(version), json).body();
      return frames.leadTo(
          LinkLists.path(ws) + "/" + id,
          Toast.of(lists.messages().doneSaved(LinkWords.name(saved))));
    } catch (ProblemException refusal) {
      boolean stale = refusal.type() == ProblemType.STALE;
      FormFaults faults =
          stale ? FormFaults.ofWhole(lists.messages().stale()) : LinkForm.faults(refusal);
      // What was typed stays; once they have read it, they may put it over what is there.
      String next = stale ? String.valueOf(before.version()) : version;
      return frames.refused(form(ws, form, faults, before.body(), next), refusal);
    }
  }

  private TemplateInstance form(
      String ws,
      LinkForm form,
      FormFaults faults,
      @Nullable LinkView link,
      @Nullable String version) {
    Frame frame = frames.of(Place.LINKS, ws);
    Workspace workspace = workspaces.get(ws);
    LinkMessages messages = lists.messages();
    LinkWords words = lists.words();
    String path = LinkLists.path(ws);
    String slugFault = faults.at("slug");
    LinkRow row = link == null ? null : lists.row(link, frame, ws, words, path);
    return Templates.form(
        frame,
        faults,
        new FormModel(
            form,
            row,
            version,
            row == null ? path : row.path(),
            path + "/slug" + (link == null ? "" : "?own=" + link.id()),
            slugFault == null
                ? (link == null ? messages.slugHelp() : messages.slugOwn())
                : slugFault,
            slugFault != null,
            lists.domainNames(ws),
            link != null && link.hasPassword(),
            link == null ? 0 : link.sentences().size(),
            form.said(messages, sentences.language()),
            lacking(Feature.AB_VARIANTS, workspace),
            lacking(Feature.SEQUENCE, workspace),
            faults,
            messages,
            path),
        form);
  }

  private static @Nullable String lacking(Feature feature, Workspace workspace) {
    return feature.isIn(workspace.plan()) ? null : feature.plan().displayName();
  }

  private FormFaults said(List<FormFault> unsaid) {
    LinkMessages messages = lists.messages();
    return new FormFaults(
        unsaid.stream()
            .map(
                fault ->
                    new FormFault(
                        fault.field(),
                        String.valueOf(fault.field()).endsWith("_at")
                            ? messages.badTime()
                            : messages.badNumber()))
            .toList());
  }

  /// Whether a slug can be had, in a sentence.
  @GET
  @Path("/slug")
  @Needs(Role.VIEWER)
  public RestResponse<String> slug(
      @PathParam("ws") String ws,
      @QueryParam("slug") @DefaultValue("") String slug,
      @QueryParam("domain") @Nullable String domain,
      @QueryParam("own") @Nullable String own) {
    LinkMessages messages = lists.messages();
    String wanted = slug.strip();
    if (wanted.isEmpty()) {
      return page(Templates.slug(messages.slugHelp(), false));
    }
    String fault = links.slugFault(ws, domain, wanted, own);
    String host = domain == null ? lists.domainNames(ws).getFirst() : domain;
    return page(
        fault == null
            ? Templates.slug(messages.slugFree(host + "/" + wanted), false)
            : Templates.slug(fault, true));
  }

  /// Switches a link on or off.
  ///
  /// @param version that it must have; absent for any
  @POST
  @Path("/{id}/switch")
  @Needs(Role.EDITOR)
  public RestResponse<String> turn(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @QueryParam("on") boolean on,
      @QueryParam("version") @DefaultValue("") String version,
      @QueryParam("back") @DefaultValue("") String back) {
    ObjectNode change = JsonNodeFactory.instance.objectNode().put("active", on);
    Versioned<LinkView> changed = links.change(ws, id, precondition(version), change);
    LinkMessages messages = lists.messages();
    Frame frame = frames.of(Place.LINKS, ws);
    LinkRow row = lists.row(changed.body(), frame, ws, lists.words(), back(ws, back));
    String text = on ? messages.doneOn(row.name()) : messages.doneOff(row.name());
    String undo = row.switchTo(!on, String.valueOf(changed.version()));
    if (frames.isForPart()) {
      return page(Templates.changed(row, new Told(text, false, undo, List.of())));
    }
    return frames.leadTo(row.back(), new Toast(text, undo));
  }

  /// A list of this workspace; the whole list for any other address.
  static String back(String ws, String address) {
    String path = LinkLists.path(ws);
    return address.equals(path) || address.startsWith(path + "?") ? address : path;
  }

  private static Precondition precondition(String version) {
    return Precondition.of(version.isEmpty() ? null : '"' + version + '"');
  }

  /// A link's QR code, and how it is to be drawn.
  @GET
  @Path("/{id}/qr")
  @Needs(Role.VIEWER)
  public RestResponse<String> qr(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @QueryParam("size") @DefaultValue("512") int size,
      @QueryParam("margin") @DefaultValue("4") int margin,
      @QueryParam("level") @DefaultValue("M") String level) {
    Frame frame = frames.of(Place.LINKS, ws);
    LinkMessages messages = lists.messages();
    LinkRow row = row(frame, ws, id);
    Map<String, String> labels =
        Map.of(
            "L", messages.qrLevelL(),
            "M", messages.qrLevelM(),
            "Q", messages.qrLevelQ(),
            "H", messages.qrLevelH());
    String chosen = labels.containsKey(level) ? level : "M";
    return page(
        Templates.qr(
            frame,
            row,
            new QrChoice(
                "/api/workspaces/" + ws + "/links/" + id + "/qr",
                LinkLists.path(ws) + "/" + id + "/qr/file",
                Math.clamp(size, MIN_SIZE, MAX_SIZE),
                Math.clamp(margin, 0, MAX_MARGIN),
                chosen,
                List.of("L", "M", "Q", "H").stream()
                    .map(
                        each ->
                            new Choice(each, String.valueOf(labels.get(each)), each.equals(chosen)))
                    .toList(),
                row.name().replaceAll("[^A-Za-z0-9.-]+", "-"),
                LinkLists.path(ws) + "/print?ids=" + id)));
  }

  /// A link's code as a file, of which the browser notes that it was saved.
  @GET
  @Path("/{id}/qr/file")
  @Needs(Role.VIEWER)
  public RestResponse<Void> file(
      @PathParam("ws") String ws, @PathParam("id") String id, @Context UriInfo uri) {
    firstMinutes.noteSaved(ws);
    String query = uri.getRequestUri().getRawQuery();
    return RestResponse.seeOther(
        URI.create(
            "/api/workspaces/"
                + Address.encoded(ws)
                + "/links/"
                + Address.encoded(id)
                + "/qr"
                + (query == null ? "" : "?" + query)));
  }

  /// A sheet with the codes of several links.
  @GET
  @Path("/print")
  @Needs(Role.VIEWER)
  public RestResponse<String> print(
      @PathParam("ws") String ws, @QueryParam("ids") List<String> ids) {
    Frame frame = frames.of(Place.LINKS, ws);
    return page(
        Templates.print(
            frame,
            ids.stream().distinct().limit(MOST_PRINTED).map(id -> row(frame, ws, id)).toList()));
  }

  /// Asks before a link is deleted.
  @GET
  @Path("/{id}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> ask(@PathParam("ws") String ws, @PathParam("id") String id) {
    Frame frame = frames.of(Place.LINKS, ws);
    LinkRow row = row(frame, ws, id);
    return page(
        Templates.delete(
            frame,
            new Deletion(
                List.of(id),
                row.name(),
                row.clicks(),
                LinkLists.path(ws) + "/bulk",
                LinkLists.path(ws))));
  }

  /// A link that was just made: what it is, and what it does.
  @GET
  @Path("/{id}/ready")
  @Needs(Role.VIEWER)
  public RestResponse<String> ready(@PathParam("ws") String ws, @PathParam("id") String id) {
    Frame frame = frames.of(Place.LINKS, ws);
    LinkView link = links.get(ws, id).body();
    LinkWords words = lists.words();
    return page(
        Templates.ready(
            frame,
            lists.row(link, frame, ws, words, LinkLists.path(ws)),
            link.sentences(),
            words.elsewhere(link)));
  }

  private LinkRow row(Frame frame, String ws, String id) {
    return lists.row(links.get(ws, id).body(), frame, ws, lists.words(), LinkLists.path(ws));
  }

  private ZoneId zone(String ws) {
    return ZoneId.of(workspaces.get(ws).timeZone());
  }

  static RestResponse<String> page(TemplateInstance template) {
    return RestResponse.ok(template.render());
  }

  private static ProblemException unsaid() {
    return new ProblemException(ProblemType.INVALID, "A control has no value of its kind.");
  }
}
