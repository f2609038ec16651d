package dev.waymark.admin.dashboard.rule;

import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.link.LinkVersions;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.version.VersionList;
import dev.waymark.admin.version.VersionNumber;
import dev.waymark.admin.version.VersionView;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/links/{link}/history`: what a link was, who changed it and when.
@Path("/w/{ws}/links/{link}/history")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class HistoryPage {
  private static final PageRequest FIRST =
      PageRequest.of(new MultivaluedHashMap<>(), List.of(), Set.of());

  private final Links links;
  private final LinkVersions versions;
  private final Frames frames;
  private final Sentences sentences;

  HistoryPage(Links links, LinkVersions versions, Frames frames, Sentences sentences) {
    this.links = links;
    this.versions = versions;
    this.frames = frames;
    this.sentences = sentences;
  }

  @CheckedTemplate(basePath = "dashboard/rule")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance history(Frame frame, History history);
  }

  /// The page.
  ///
  /// @param path of it
  /// @param rules the address of the editor of its rules
  /// @param title what the link is called; empty when it has none
  /// @param address of the link, without scheme
  /// @param current the number of the version in force
  /// @param versions the newest first
  /// @param next where older ones are; null when there are none
  /// @param compared what became of one; null when nobody asks
  /// @param refused why a version was not restored; null when none was refused
  record History(
      String path,
      String rules,
      String title,
      String address,
      boolean mayEdit,
      long current,
      List<Entry> versions,
      @Nullable String next,
      @Nullable Compared compared,
      @Nullable Refused refused) {}

  /// A version.
  ///
  /// @param changes what is another than before, as sentences of the API
  record Entry(long number, Moment at, String by, boolean current, List<String> changes) {}

  /// What has changed from a version until now.
  record Compared(long number, List<String> changes) {}

  /// Why a version was not restored.
  ///
  /// @param asks whether it would be if somebody insisted
  record Refused(long number, List<String> sentences, boolean asks) {}

  /// The versions; with `compare`, what has changed since one of them.
  @GET
  @Needs(Role.VIEWER)
  public TemplateInstance list(
      @PathParam("ws") String ws, @PathParam("link") String link, @Context UriInfo uri) {
    PageRequest request = PageRequest.of(uri, "compare");
    String compare = request.get("compare");
    return page(ws, link, request, compare == null ? null : VersionNumber.of(compare), null);
  }

  private TemplateInstance page(
      String ws,
      String link,
      PageRequest request,
      @Nullable Long compare,
      @Nullable Refused refused) {
    Frame frame = frames.of(Place.LINKS, ws);
    Frame.WorkspaceChoice here = frame.workspace();
    Versioned<LinkView> now = links.get(ws, link);
    VersionList found = versions.page(ws, link, request);
    String url = now.body().shortUrl();
    int scheme = url.indexOf("://");
    String title = now.body().title();
    long current = newest(ws, link);
    String path = "/w/" + ws + "/links/" + link + "/history";
    return Templates.history(
        frame,
        new History(
            path,
            "/w/" + ws + "/links/" + link + "/rules",
            title == null ? "" : title,
            scheme < 0 ? url : url.substring(scheme + 3),
            here != null && here.mayEdit(),
            now.version(),
            found.versions().stream().map(each -> entry(each, each.version() == current)).toList(),
            found.nextCursor() == null ? null : path + "?cursor=" + found.nextCursor(),
            compare == null ? null : compared(ws, link, compare),
            refused));
  }

  private Compared compared(String ws, String link, long number) {
    long newest = newest(ws, link);
    return new Compared(
        number, newest == number ? List.of() : versions.get(ws, link, newest, number).changes());
  }

  private long newest(String ws, String link) {
    return versions.page(ws, link, FIRST).versions().getFirst().version();
  }

  private Entry entry(VersionView version, boolean current) {
    RuleMessages messages = sentences.of(RuleMessages.class);
    VersionView.ByView by = version.by();
    String who =
        by == null
            ? messages.historyUnknown()
            : switch (by.kind()) {
              case "operator" -> messages.historyOperator();
              case "key" -> messages.historyKey(by.name());
              default -> by.name();
            };
    return new Entry(
        version.version(),
        Moment.of(version.at(), sentences.language()),
        who,
        current,
        version.changes());
  }

  /// Makes the link what it was in a version.
  ///
  /// @param seen the version that was in force when the page was made; null or empty to undo,
  ///   whatever is
  /// @param anyway `yes` to do it even where saved visitors go elsewhere then
  @POST
  @Path("/{version}/restore")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> restore(
      @PathParam("ws") String ws,
      @PathParam("link") String link,
      @PathParam("version") String version,
      @RestForm @Nullable String seen,
      @RestForm @Nullable String anyway) {
    RuleMessages messages = sentences.of(RuleMessages.class);
    long number = VersionNumber.of(version);
    long newest = newest(ws, link);
    String path = "/w/" + ws + "/links/" + link + "/history";
    try {
      links.restore(
          ws,
          link,
          number,
          Precondition.of(seen == null || seen.isEmpty() ? null : "\"" + seen + "\""),
          "yes".equals(anyway));
    } catch (ProblemException e) {
      if (e.type() == ProblemType.NOT_FOUND) {
        throw e;
      }
      boolean asks =
          e.type() == ProblemType.CONFLICT
              && !e.errors().isEmpty()
              && e.errors().stream()
                  .allMatch(each -> each.pointer() != null && each.pointer().startsWith("/tests"));
      List<String> why =
          e.errors().isEmpty()
              ? List.of(e.detail())
              : e.errors().stream().map(each -> each.detail()).toList();
      return frames.refused(page(ws, link, FIRST, null, new Refused(number, why, asks)), e);
    }
    return frames.leadTo(
        path,
        newest == number
            ? Toast.of(messages.historyRestored(number))
            : new Toast(messages.historyRestored(number), path + "/" + newest + "/restore"));
  }
}
