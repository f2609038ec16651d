package dev.waymark.admin.dashboard.statistics;

import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.statistics.Shown.BarCard;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.statistics.Analytics;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/statistics` and `/w/{ws}/links/{link}/statistics`: what became of links.
@Path("/w/{ws}")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Page
final class StatisticsPages {
  private static final String CSV = "text/csv";

  private final Reading reading;
  private final Analytics analytics;
  private final Links links;
  private final Workspaces workspaces;
  private final Frames frames;
  private final InstantSource clock;

  StatisticsPages(
      Reading reading,
      Analytics analytics,
      Links links,
      Workspaces workspaces,
      Frames frames,
      InstantSource clock) {
    this.reading = reading;
    this.analytics = analytics;
    this.links = links;
    this.workspaces = workspaces;
    this.frames = frames;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "dashboard/statistics")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance page(Frame frame, Shown shown);

    static native TemplateInstance whole(Frame frame, BarCard card, String back, String table);

    static native TemplateInstance why(Frame frame, Why why);

    static native TemplateInstance lead(Frame frame, String path, String back);
  }

  /// Of all links.
  @GET
  @Path("/statistics")
  @Needs(Role.VIEWER)
  public RestResponse<String> all(@PathParam("ws") String ws, @Context UriInfo uri) {
    return page(ws, null, uri);
  }

  /// Of one link.
  @GET
  @Path("/links/{link}/statistics")
  @Needs(Role.VIEWER)
  public RestResponse<String> one(
      @PathParam("ws") String ws, @PathParam("link") String link, @Context UriInfo uri) {
    return page(ws, link, uri);
  }

  private RestResponse<String> page(String ws, @Nullable String link, UriInfo uri) {
    LinkView view = view(ws, link);
    Frame frame = frames.of(Place.STATISTICS, ws);
    return frames.page(Templates.page(frame, reading.page(frame, ws, asked(ws, link, uri), view)));
  }

  /// A list of all links, whole.
  @GET
  @Path("/statistics/{list}")
  @Needs(Role.VIEWER)
  public RestResponse<String> list(
      @PathParam("ws") String ws, @PathParam("list") String list, @Context UriInfo uri) {
    return listed(ws, null, list, uri);
  }

  /// A list of one link, whole.
  @GET
  @Path("/links/{link}/statistics/{list}")
  @Needs(Role.VIEWER)
  public RestResponse<String> listOfOne(
      @PathParam("ws") String ws,
      @PathParam("link") String link,
      @PathParam("list") String list,
      @Context UriInfo uri) {
    return listed(ws, link, list, uri);
  }

  /// A page, or with `.csv` at the end a table.
  private RestResponse<String> listed(String ws, @Nullable String link, String name, UriInfo uri) {
    boolean isTable = name.endsWith(".csv");
    String key = isTable ? name.substring(0, name.length() - ".csv".length()) : name;
    LinkView view = view(ws, link);
    Asked asked = asked(ws, link, uri);
    if (isTable && key.equals("clicks")) {
      byte[] table =
          analytics.table(ws, "clicks" + asked.unfiltered("include_bots=" + asked.bots()));
      return table(key, new String(table, StandardCharsets.UTF_8));
    }
    Listing listing = Listing.of(key);
    if (listing == null || (listing == Listing.LINKS && link != null)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "Clicks are not listed by that.");
    }
    Frame frame = frames.of(Place.STATISTICS, ws);
    BarCard card = reading.list(frame, ws, asked, view, listing);
    if (isTable) {
      return table(key, reading.csv(asked, card));
    }
    String path = path(ws, link);
    return frames.page(
        Templates.whole(
            frame,
            card,
            asked.address().at(path).toString(),
            asked.address().at(path + "/" + key + ".csv").toString()));
  }

  /// Why a click went where it did.
  @GET
  @Path("/links/{link}/statistics/clicks/{click}")
  @Needs(Role.VIEWER)
  public RestResponse<String> why(
      @PathParam("ws") String ws,
      @PathParam("link") String link,
      @PathParam("click") String click,
      @Context UriInfo uri) {
    LinkView view = links.get(ws, link).body();
    Asked asked = asked(ws, link, uri);
    return frames.page(
        Templates.why(
            frames.of(Place.STATISTICS, ws),
            reading.why(ws, asked, view, click, asked.address().at(path(ws, link)).toString())));
  }

  private static RestResponse<String> table(String name, String text) {
    return RestResponse.ResponseBuilder.ok(text)
        .type(CSV + ";charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"waymark-" + name + ".csv\"")
        .build();
  }

  /// Asks before a lead is removed.
  @GET
  @Path("/statistics/leads/{lead}")
  @Needs(Role.EDITOR)
  public RestResponse<String> ask(
      @PathParam("ws") String ws, @PathParam("lead") String lead, @Context UriInfo uri) {
    return question(ws, null, uri);
  }

  /// Asks before a lead of one link is removed.
  @GET
  @Path("/links/{link}/statistics/leads/{lead}")
  @Needs(Role.EDITOR)
  public RestResponse<String> askOfOne(
      @PathParam("ws") String ws,
      @PathParam("link") String link,
      @PathParam("lead") String lead,
      @Context UriInfo uri) {
    return question(ws, link, uri);
  }

  private RestResponse<String> question(String ws, @Nullable String link, UriInfo uri) {
    Asked asked = asked(ws, link, uri);
    return frames.page(
        Templates.lead(
            frames.of(Place.STATISTICS, ws),
            asked.address().at(uri.getPath()).toString(),
            asked.address().at(path(ws, link)).toString()));
  }

  /// Removes a lead.
  @POST
  @Path("/statistics/leads/{lead}")
  @Needs(Role.EDITOR)
  public RestResponse<String> remove(
      @PathParam("ws") String ws, @PathParam("lead") String lead, @Context UriInfo uri) {
    return removed(ws, null, lead, uri);
  }

  /// Removes a lead of one link.
  @POST
  @Path("/links/{link}/statistics/leads/{lead}")
  @Needs(Role.EDITOR)
  public RestResponse<String> removeOfOne(
      @PathParam("ws") String ws,
      @PathParam("link") String link,
      @PathParam("lead") String lead,
      @Context UriInfo uri) {
    return removed(ws, link, lead, uri);
  }

  private RestResponse<String> removed(String ws, @Nullable String link, String lead, UriInfo uri) {
    Asked asked = asked(ws, link, uri);
    analytics.removeLead(ws, lead);
    return frames.leadTo(
        asked.address().at(path(ws, link)).toString(),
        Toast.of(reading.words(asked).messages().leadRemoved()));
  }

  private @Nullable LinkView view(String ws, @Nullable String link) {
    return link == null ? null : links.get(ws, link).body();
  }

  private static String path(String ws, @Nullable String link) {
    return "/w/" + ws + (link == null ? "" : "/links/" + link) + "/statistics";
  }

  private Asked asked(String ws, @Nullable String link, UriInfo uri) {
    return Asked.of(
        path(ws, link),
        uri.getQueryParameters(),
        link,
        ZoneId.of(workspaces.get(ws).timeZone()),
        clock.instant());
  }
}
